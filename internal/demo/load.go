package demo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// source is everything in the folder stories.
type source struct {
	Sites   []siteFile
	People  []personFile
	Topics  []topicFile
	Stories []storyFile
}

type siteFile struct {
	Slug, Name, Tagline, Accent, Owner, About, Address, Responsible, Email, Phone string
	Staff, Sections                                                               [][2]string
	Pins                                                                          []string
}

type personFile struct{ Slug, Name, Site, Role, Bio, Initials string }

type topicFile struct {
	Slug, Name, Kicker, Summary, State string
	Entry                              []struct{ Age, Date, Text, Story string }
}

type storyFile struct {
	Key, Kind, Section, Headline, Lead, Topic, Located, AI string
	Tags, By, Editor                                       []string
	Age, Published, Updated                                string
	Urgent, Unverified, Sensitive                          bool
	Sponsor                                                string
	Photo                                                  *photoFile
	Share                                                  []shareFile
	Notice                                                 []noticeFile
	Withdraw                                               *struct{ Ground, Reason, Age string }

	site string
	body string
	line int // of the body in the file
	file string
}

type photoFile struct {
	Draw, Title, Caption, Slug, Credit, Alt, Archive string
	Motif, Light                                     string
	Data                                             [][]any
}

type shareFile struct{ Site, Section, Headline, Lead, Body string }

type noticeFile struct{ Kind, Severity, Age, Text, Apology, Reply string }

const fence = "+++\n"

func load() (src source, err error) {
	err = fs.WalkDir(files, "stories", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		switch path.Ext(name) {
		case ".toml":
			err = src.addTable(text)
		case ".md":
			err = src.addStory(name, text)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
	// The national site stands first in the network bar, the others from west
	// to east.
	order := []string{"nasional", "medan", "solo", "surabaya", "bali", "makassar", "maluku", "papua"}
	slices.SortFunc(src.Sites, func(a, b siteFile) int { return slices.Index(order, a.Slug) - slices.Index(order, b.Slug) })
	return src, err
}

func (src *source) addTable(text []byte) error {
	var t struct {
		Site   []siteFile
		Person []personFile
		Topic  []topicFile
	}
	if err := decode(text, &t); err != nil {
		return err
	}
	src.Sites, src.People, src.Topics = append(src.Sites, t.Site...), append(src.People, t.Person...), append(src.Topics, t.Topic...)
	return nil
}

func (src *source) addStory(name string, text []byte) error {
	head, body, found := bytes.Cut(bytes.TrimPrefix(text, []byte(fence)), []byte("\n"+fence))
	if !found || !bytes.HasPrefix(text, []byte(fence)) {
		return errors.New("the head does not stand between two lines of +++")
	}
	s := storyFile{site: path.Base(path.Dir(name)), body: string(body), file: name, line: bytes.Count(head, []byte("\n")) + 4}
	if err := decode(head, &s); err != nil {
		return err
	}
	src.Stories = append(src.Stories, s)
	return nil
}

// decode reads TOML and refuses keys that nothing reads.
func decode(text []byte, v any) error {
	meta, err := toml.Decode(string(text), v)
	if err != nil {
		return err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		names := make([]string, len(unknown))
		for i, k := range unknown {
			names[i] = k.String()
		}
		return fmt.Errorf("unknown keys: %s", strings.Join(names, ", "))
	}
	return nil
}
