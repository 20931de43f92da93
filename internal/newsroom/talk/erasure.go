package talk

import (
	"context"
	"fmt"
	"strings"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// EraseReply erases the data about the person behind a request: name, contact,
// the files and what letters to them say; with words also what they wrote. The
// rows are empty when it returns; the files follow by a job, which is tried
// until they are gone. While the request is open a reason is needed.
func (t *Talk) EraseReply(ctx context.Context, actor news.Actor, id news.ID, reason string, words bool) error {
	reason = act.OneLine(reason)
	return t.room.Do(ctx, actor, "erase data of request", func(d *act.Deed) error {
		s := talks.In(d.Tx)
		r, err := s.LockReply(d, id)
		if err != nil {
			return err
		}
		if err := actor.MayErase(r); err != nil {
			return err
		}
		if err := r.CheckErasure(reason); err != nil {
			return err
		}
		if err := emptyLetters(d, id); err != nil {
			return err
		}
		files, err := s.ReplyFiles(d, id)
		if err != nil {
			return err
		}
		if err := s.DeleteReplyFiles(d, id); err != nil {
			return err
		}
		var keys []string
		for _, f := range files {
			keys = append(keys, f.SHA256)
		}
		if len(keys) > 0 {
			if t.files == nil {
				return fault.New(fault.Unavailable, "the store of files is not there")
			}
			if err := d.Job(JobReplyErase, id.String(), strings.Join(keys, " "), d.Now); err != nil {
				return err
			}
		}
		r.Erase(actor.Account, d.Now, words)
		if err := s.EraseReply(d, &r); err != nil {
			return err
		}
		return d.Event(news.EventReplyErased, r.Story, r.Site, replied{Request: id, Number: r.Number, State: r.State, Reason: reason, Files: len(files), Words: words})
	})
}

// emptyLetters takes the words out of the letters about a request, which name
// the person, and keeps those that wait from being sent.
func emptyLetters(d *act.Deed, request news.ID) error {
	letters, err := talks.In(d.Tx).ReplyLetters(d, request)
	if err != nil {
		return err
	}
	for _, l := range letters {
		if err := jobs.Cancel(d, d.Tx, JobReplyLetter, l.ID.String(), d.Now); err != nil {
			return err
		}
		l.Subject, l.Text = "", ""
		if err := talks.In(d.Tx).SaveReplyLetter(d, l); err != nil {
			return err
		}
	}
	return nil
}

// runReplyErase deletes files whose request names them no more. One that
// another request sent too stays with that one.
func (t *Talk) runReplyErase(ctx context.Context, job jobs.Job) error {
	for sum := range strings.FieldsSeq(job.Payload) {
		kept, err := talks.New(t.room.DB, t.room.DB.Engine).ReplyFileKept(ctx, sum)
		if err != nil {
			return err
		}
		if kept {
			continue
		}
		key, err := blob.ParseKey(blob.Originals + sum)
		if err != nil {
			return fmt.Errorf("payload: %w", err)
		}
		if err := t.files.Delete(ctx, key); err != nil {
			return err
		}
	}
	return nil
}
