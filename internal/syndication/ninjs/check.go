package ninjs

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// Check returns the first thing that is wrong with an item: what the schema
// asks of the properties used here, and what receivers rely on beyond it.
func (i Item) Check() error {
	if err := i.shape(); err != nil {
		return fmt.Errorf("ninjs item %q: %w", i.URI, err)
	}
	if i.Version == "" || i.VersionCreated == "" || i.PubStatus == "" || i.Type == "" || i.Standard == nil {
		return fmt.Errorf("ninjs item %q: version, its time, status, type and standard are needed", i.URI)
	}
	if n, err := strconv.ParseInt(i.Version, 10, 64); err != nil || n < 1 {
		return fmt.Errorf("ninjs item %q: version %q is no whole number", i.URI, i.Version)
	}
	switch i.PubStatus {
	case Canceled:
		if len(i.Bodies)+len(i.Headlines)+len(i.Descriptions)+len(i.Associations)+len(i.Renditions) > 0 || i.Bodies == nil {
			return fmt.Errorf("ninjs item %q: a canceled item says nothing of what it said", i.URI)
		}
		if i.EdNote == "" {
			return fmt.Errorf("ninjs item %q: a canceled item says why", i.URI)
		}
	case Withheld:
		if i.EmbargoedUntil == "" {
			return fmt.Errorf("ninjs item %q: a withheld item says until when", i.URI)
		}
	}
	if i.PubStatus != Canceled && (len(i.Headlines) == 0 || len(i.Bodies) == 0) {
		return fmt.Errorf("ninjs item %q: headline and body are missing", i.URI)
	}
	return nil
}

// shape is what the schema asks of an item and of its associations.
func (i Item) shape() error {
	if err := absolute("uri", i.URI, true); err != nil {
		return err
	}
	if i.Type != "" && !slices.Contains([]string{Text, Picture, Graphic}, i.Type) {
		return fmt.Errorf("type %q", i.Type)
	}
	if i.PubStatus != "" && !slices.Contains([]string{Usable, Withheld, Canceled}, i.PubStatus) {
		return fmt.Errorf("status %q", i.PubStatus)
	}
	if i.Representation != "" && i.Representation != "full" && i.Representation != "partial" {
		return fmt.Errorf("representation %q", i.Representation)
	}
	if i.Urgency < 0 || i.Urgency > 9 {
		return fmt.Errorf("urgency %d", i.Urgency)
	}
	for _, at := range []string{i.FirstCreated, i.VersionCreated, i.ContentCreated, i.EmbargoedUntil} {
		if _, err := time.Parse(time.RFC3339, at); at != "" && err != nil {
			return fmt.Errorf("time %q", at)
		}
	}
	for _, v := range slices.Concat(i.Headlines, i.Descriptions) {
		if v.Words != 0 {
			return fmt.Errorf("words are counted of bodies only")
		}
	}
	if err := i.addresses(); err != nil {
		return err
	}
	names := map[string]bool{}
	for _, a := range i.Associations {
		if a.Name == "" || names[a.Name] {
			return fmt.Errorf("association %q has no name of its own", a.URI)
		}
		names[a.Name] = true
		if err := a.shape(); err != nil {
			return fmt.Errorf("association %q: %w", a.Name, err)
		}
	}
	return nil
}

// addresses are those that the schema wants absolute.
func (i Item) addresses() error {
	for _, c := range slices.Concat(i.People, i.Subjects, i.Places, i.Genres) {
		if err := absolute(c.Name, c.URI, false); err != nil {
			return err
		}
	}
	for _, s := range i.Sources {
		if err := absolute(s.Name, s.URI, false); err != nil {
			return err
		}
	}
	for _, t := range i.TrustIndicators {
		if err := absolute(t.Title, t.Role, true); err != nil {
			return err
		}
		if err := absolute(t.Title, t.Href, true); err != nil {
			return err
		}
	}
	for _, r := range i.Renditions {
		if r.Name == "" || r.Width < 0 || r.Height < 0 || r.Bytes < 0 {
			return fmt.Errorf("rendition %q", r.Name)
		}
		if err := absolute(r.Name, r.Href, true); err != nil {
			return err
		}
	}
	if i.SourceType != nil {
		return absolute("source type", i.SourceType.URI, false)
	}
	return nil
}

func absolute(what, address string, needed bool) error {
	if address == "" {
		if needed {
			return fmt.Errorf("%s has no address", what)
		}
		return nil
	}
	if u, err := url.Parse(address); err != nil || !u.IsAbs() || u.Host == "" && u.Opaque == "" {
		return fmt.Errorf("%s has the address %q, which is not a whole one", what, address)
	}
	return nil
}
