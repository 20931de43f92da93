package talk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
	"unicode"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/filetype"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// IncomingFile is a file as it comes in with a request.
type IncomingFile struct {
	Kind news.ReplyFileKind
	Name string
	Data io.ReadSeeker
}

// keep checks and stores the files of a request before the request itself is
// written: a crash in between leaves files that nobody names, which are swept,
// never a request without its files.
func (t *Talk) keep(ctx context.Context, files []IncomingFile) ([]news.ReplyFile, error) {
	f := fault.Fields{}
	if len(files) > news.MaxReplyFiles {
		f.Add("evidence", "%d files at most", news.MaxReplyFiles-1)
	}
	var out []news.ReplyFile
	hasIdentity := false
	for _, in := range files {
		file, err := inspect(f, in)
		if err != nil {
			return nil, err
		}
		hasIdentity = hasIdentity || in.Kind == news.FileIdentity
		out = append(out, file)
	}
	if !hasIdentity {
		f.Add("identity", "a proof of identity is needed: a photo or scan of your card")
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	if t.files == nil {
		return nil, fault.New(fault.Unavailable, "files cannot be taken at the moment; please write to the newsroom")
	}
	if err := t.room.Do(ctx, news.System(), "plan sweep", func(d *act.Deed) error {
		return d.Job(JobReplySweep, "files", "", d.Now.Add(sweepAfter))
	}); err != nil {
		return nil, err
	}
	for i, in := range files {
		info, err := t.files.Put(ctx, in.Data)
		if errors.Is(err, blob.ErrNoSpace) {
			return nil, fault.New(fault.Unavailable, "there is no room for files at the moment; please write to the newsroom: %w", err)
		}
		if err != nil {
			return nil, fmt.Errorf("store file: %w", err)
		}
		out[i].SHA256 = info.Key.Sum()
	}
	return out, nil
}

// inspect finds out what a file is from its content. Faults about it are added
// to f.
func inspect(f fault.Fields, in IncomingFile) (news.ReplyFile, error) {
	field, most := "evidence", int64(news.MaxEvidenceFile)
	if in.Kind == news.FileIdentity {
		field, most = "identity", news.MaxIdentityFile
	}
	file := news.ReplyFile{Kind: in.Kind, Name: fileName(in.Name)}
	head := make([]byte, filetype.Sample)
	n, err := io.ReadFull(in.Data, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return file, err
	}
	if file.Bytes, err = in.Data.Seek(0, io.SeekEnd); err != nil {
		return file, err
	}
	if _, err := in.Data.Seek(0, io.SeekStart); err != nil {
		return file, err
	}
	file.Type = filetype.Of(head[:n])
	switch {
	case file.Bytes > most:
		f.Add(field, "%s is larger than %d MB", file.Name, most>>20)
	case file.Type == "":
		f.Add(field, "%s is not a picture, PDF, recording or plain text", file.Name)
	case in.Kind == news.FileIdentity && !strings.HasPrefix(file.Type, "image/") && file.Type != "application/pdf":
		f.Add(field, "%s is not a picture or PDF", file.Name)
	}
	return file, nil
}

// fileName is what is kept of the name that a sender gave a file: one line
// without a folder, for show only.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), `\`, "/"))
	name = strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) || strings.ContainsRune(`"<>|:*?/`, c) {
			return -1
		}
		return c
	}, name)
	if r := []rune(name); len(r) > 80 {
		name = string(r[len(r)-80:])
	}
	if name = strings.Trim(name, ". "); name == "" {
		return "file"
	}
	return name
}

// sweepAfter is how long a file may wait for its request: far longer than any
// request takes.
const sweepAfter = 24 * time.Hour

// runReplySweep removes files that no request names: their request was refused
// or the process died before it was written.
func (t *Talk) runReplySweep(ctx context.Context, _ jobs.Job) error {
	now := t.room.Clock.Now()
	left := false
	for info, err := range t.files.List(ctx, blob.Originals) {
		if err != nil {
			return err
		}
		kept, err := talks.New(t.room.DB, t.room.DB.Engine).ReplyFileKept(ctx, info.Key.Sum())
		if err != nil {
			return err
		}
		if kept {
			continue
		}
		if now.Sub(info.ModTime) < sweepAfter {
			left = true
			continue
		}
		if err := t.files.Delete(ctx, info.Key); err != nil {
			return err
		}
	}
	if !left {
		return nil
	}
	return t.room.Do(ctx, news.System(), "plan sweep", func(d *act.Deed) error {
		return d.Job(JobReplySweep, "files", "", d.Now.Add(sweepAfter))
	})
}

// OpenReplyFile returns a file of a request for reading; the caller closes it.
// Who opened it stands in the log before the first byte is given out.
func (t *Talk) OpenReplyFile(ctx context.Context, actor news.Actor, id, file news.ID) (f news.ReplyFile, data io.ReadSeekCloser, err error) {
	err = t.room.Do(ctx, actor, "open file of request", func(d *act.Deed) error {
		r, err := request(d, id)
		if err != nil {
			return err
		}
		files, err := talks.In(d.Tx).ReplyFiles(d, id)
		if err != nil {
			return err
		}
		for _, one := range files {
			if one.ID == file {
				f = one
				return d.Event(news.EventReplyFileOpened, r.Story, r.Site, replied{Request: id, File: file})
			}
		}
		return fault.New(fault.NotFound, "the request has no file %s", file)
	})
	if err != nil {
		return f, nil, err
	}
	if t.files == nil {
		return f, nil, fault.New(fault.Unavailable, "the store of files is not there")
	}
	key, err := blob.ParseKey(blob.Originals + f.SHA256)
	if err != nil {
		return f, nil, err
	}
	data, _, err = t.files.Open(ctx, key)
	return f, data, err
}

// WriteLetter keeps a letter to the person who asked, and with send has it
// sent by mail.
func (t *Talk) WriteLetter(ctx context.Context, actor news.Actor, id news.ID, l news.ReplyLetter, send bool) error {
	return t.room.Do(ctx, actor, "write letter", func(d *act.Deed) error {
		r, err := request(d, id)
		if err != nil {
			return err
		}
		if !r.ErasedAt.IsZero() {
			return fault.New(fault.Conflict, "there is nobody to write to: the data was erased")
		}
		l.ID, l.Request, l.MadeBy, l.MadeAt, l.SentAt = d.NextID(), id, actor.Account, d.Now, time.Time{}
		l.Subject, l.Text = act.OneLine(l.Subject), plainLines(l.Text)
		if err := l.Check(); err != nil {
			return err
		}
		if l.Kind == news.LetterReceipt {
			return fault.Field("kind", "the receipt is written by itself")
		}
		if err := talks.In(d.Tx).SaveReplyLetter(d, l); err != nil {
			return err
		}
		if send {
			if err := d.Job(JobReplyLetter, l.ID.String(), l.ID.String(), d.Now); err != nil {
				return err
			}
		}
		return d.Event(news.EventReplyLetter, r.Story, r.Site, replied{Request: id, Letter: l.Kind})
	})
}

// LetterSent notes that a letter was sent, with the words that were sent.
// Whoever runs JobReplyLetter calls it after the mail was taken.
func (t *Talk) LetterSent(ctx context.Context, id news.ID, subject, text string) error {
	return t.room.Do(ctx, news.System(), "note letter", func(d *act.Deed) error {
		l, found, err := talks.In(d.Tx).ReplyLetter(d, id)
		if err != nil || !found || !l.SentAt.IsZero() {
			return err
		}
		r, err := talks.In(d.Tx).LockReply(d, l.Request)
		if err != nil {
			return err
		}
		// It was on its way when the data was erased: then only that it went.
		if l.SentAt = d.Now; r.ErasedAt.IsZero() {
			l.Subject, l.Text = act.OneLine(subject), text
		}
		return talks.In(d.Tx).SaveReplyLetter(d, l)
	})
}

// runReplyDue is the clock's verb: three quarters of the time to act on a
// request are over, or all of it. From then on it says so once a day.
func (t *Talk) runReplyDue(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	return t.room.Do(ctx, news.System(), "request due", func(d *act.Deed) error {
		r, err := talks.In(d.Tx).LockReply(d, id)
		if err != nil || r.State.Closed() {
			return err
		}
		kind, next := news.EventReplyDue, r.DueAt
		if r.Overdue(d.Now) {
			kind, next = news.EventReplyOverdue, d.Now.Add(24*time.Hour)
		}
		if err := d.Job(JobReplyDue, job.Key, job.Payload, next); err != nil {
			return err
		}
		return d.Event(kind, r.Story, r.Site, replied{Request: id, Number: r.Number, State: r.State, To: r.Assigned})
	})
}
