package cowriting

import (
	"slices"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// draftNow returns a story as it is before a change, and where it stands. That
// is read only for a change of it: every save comes by here.
func draftNow(d *act.Deed, st news.Story, w news.WorkingCopy, changes map[string]FieldChange) (Draft, news.ID, error) {
	if _, asked := changes["section"]; !asked {
		return DraftOf(st, 0, w), 0, nil
	}
	origin, _, err := d.Store.Placement(d, st.ID, st.OriginSite)
	return DraftOf(st, origin.Section, w), origin.Section, err
}

// move makes what a change says about section and kind so: at once while no
// reader knows the story, else with its next publication. It returns where the
// story stands then. The desk's lists show both.
func move(d *act.Deed, st *news.Story, w *news.WorkingCopy, stands news.ID, before, after Draft) (news.ID, error) {
	if after.Section == before.Section && after.Kind == before.Kind {
		return stands, nil
	}
	d.Follow(st.ID)
	site, err := d.Site(st.OriginSite)
	if err != nil {
		return stands, err
	}
	f := fault.Fields{}
	if after.Section != before.Section {
		if _, ok := site.Section(after.Section); !ok {
			f.Add("section", "%s has no such section", site.Name)
		}
		if w.Section = after.Section; after.Section == stands {
			w.Section = 0
		}
	}
	if after.Kind != before.Kind {
		if !slices.Contains(news.Kinds(), after.Kind) {
			f.Add("kind", "%q is not a kind of story", after.Kind)
		}
		if w.Kind = after.Kind; after.Kind == st.Kind {
			w.Kind = ""
		}
	}
	if err := f.Err(); err != nil || st.LiveVersion > 0 {
		return stands, err
	}
	if w.Section != 0 {
		stands = w.Section
	}
	_, err = d.Move(st, w)
	return stands, err
}
