package media

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// StartUpload begins a file that comes in piece by piece. size is its length in
// bytes. What an account may have on its way in at a time is bounded.
func (l *Library) StartUpload(ctx context.Context, actor news.Actor, site news.ID, name string, size int64) (up news.Upload, err error) {
	if err := actor.May(news.ActUpload, site); err != nil {
		return up, err
	}
	if l.files.Partials == nil {
		return up, errNoFiles
	}
	switch {
	case size < 1:
		return up, fault.Field("file", "the file is empty")
	case size > image.MaxFileBytes:
		return up, fault.Field("file", "the file is larger than %d MB", image.MaxFileBytes>>20)
	}
	err = l.room.Do(ctx, actor, "start upload", func(d *act.Deed) error {
		if _, err := d.Site(site); err != nil {
			return err
		}
		waiting, err := d.Store.UploadsOf(d, actor.Account, 10*news.MaxUploads)
		if err != nil {
			return err
		}
		n, sum := 0, size
		for _, u := range waiting {
			if u.Asset == 0 && u.Fault == "" && u.EndsAt.After(d.Now) {
				n, sum = n+1, sum+u.Size
			}
		}
		if n >= news.MaxUploads || sum > news.MaxUploadBytes || len(waiting) == 10*news.MaxUploads {
			return fault.New(fault.Conflict, "too many files are on their way in; finish them or drop some first")
		}
		up = news.Upload{ID: d.NextID(), Account: actor.Account, Site: site, Name: fileName(name), Size: size,
			MadeAt: d.Now, EndsAt: d.Now.Add(news.UploadLife)}
		if err := d.Store.SaveUpload(d, up); err != nil {
			return err
		}
		return d.Job(JobUpload, up.ID.String(), up.ID.String(), up.EndsAt)
	})
	return up, err
}

// own returns an upload of the actor's. Those of others do not exist.
func (l *Library) own(ctx context.Context, actor news.Actor, id news.ID) (news.Upload, error) {
	u, found, err := l.room.Read().Upload(ctx, id)
	if err != nil {
		return u, err
	}
	if !found || u.Account != actor.Account || !u.EndsAt.After(l.room.Clock.Now()) {
		return u, fault.New(fault.NotFound, "this upload does not exist, or its day is over; send the file again")
	}
	return u, nil
}

// Upload returns how far an upload of the actor's is.
func (l *Library) Upload(ctx context.Context, actor news.Actor, id news.ID) (news.Upload, error) {
	return l.own(ctx, actor, id)
}

// ReceiveUpload adds what r yields to an upload at an offset, which must be the
// number of bytes received so far; another one is a Conflict. What has come in
// when r fails is kept. Bytes that it returns as received survive a crash.
func (l *Library) ReceiveUpload(ctx context.Context, actor news.Actor, id news.ID, offset int64, r io.Reader) (news.Upload, error) {
	u, err := l.own(ctx, actor, id)
	if err != nil {
		return u, err
	}
	if err := actor.May(news.ActUpload, u.Site); err != nil {
		return u, err
	}
	if offset != u.Received || u.Asset != 0 || u.Fault != "" {
		return u, fault.New(fault.Conflict, "the upload has another length by now; ask for it and go on from there")
	}
	n, copyErr := l.files.Partials.Append(ctx, id.String(), offset, u.Size-offset, r)
	switch {
	case errors.Is(copyErr, blob.ErrBusy):
		return u, fault.New(fault.Conflict, "another connection sends this file at the moment")
	case errors.Is(copyErr, blob.ErrNoSpace):
		return u, fault.New(fault.Unavailable, "the disk is full, the picture was not saved: %w", copyErr)
	case errors.Is(copyErr, blob.ErrNotFound):
		// The file went without its row, as when a disk was restored.
		return u, fault.New(fault.NotFound, "this upload does not exist, or its day is over; send the file again")
	case copyErr != nil && n <= offset:
		return u, fmt.Errorf("receive upload: %w", copyErr)
	}
	// The connection may be gone; what came over it is not.
	keep := context.WithoutCancel(ctx)
	err = l.room.Do(keep, actor, "receive upload", func(d *act.Deed) error {
		now, found, err := d.Store.LockUpload(d, id)
		if err != nil {
			return err
		}
		if !found || now.Received != offset {
			return fault.New(fault.Conflict, "the upload has another length by now; ask for it and go on from there")
		}
		now.Received = n
		u = now
		return d.Store.SaveUpload(d, now)
	})
	if err == nil && copyErr != nil {
		err = fmt.Errorf("receive upload: %w", copyErr)
	}
	return u, err
}

// FinishUpload makes a picture of a file that is complete. Doing it again
// returns the same picture, or the same refusal.
func (l *Library) FinishUpload(ctx context.Context, actor news.Actor, id news.ID) (b Brought, err error) {
	u, err := l.own(ctx, actor, id)
	if err != nil {
		return b, err
	}
	if u.Asset != 0 {
		b.Asset, err = l.assetNow(ctx, u.Asset)
		return b, err
	}
	if u.Received != u.Size {
		return b, fault.New(fault.Conflict, "the upload has another length by now; ask for it and go on from there")
	}
	// Bytes that came in behind the last ones acknowledged are no part of it.
	if _, err := l.files.Partials.Append(ctx, id.String(), u.Size, 0, strings.NewReader("")); err != nil && !errors.Is(err, blob.ErrNotFound) {
		return b, fmt.Errorf("finish upload: %w", err)
	}
	file, size, err := l.files.Partials.OpenPartial(ctx, id.String())
	if err == nil && size != u.Size {
		file.Close()
		err = blob.ErrNotFound
	}
	if errors.Is(err, blob.ErrNotFound) {
		return b, fault.New(fault.NotFound, "this upload does not exist, or its day is over; send the file again")
	}
	if err != nil {
		return b, err
	}
	defer file.Close()
	b, failed := l.BringIn(ctx, actor, Upload{File: file, Site: u.Site, Name: u.Name})
	if failed != nil && fault.KindOf(failed) != fault.Invalid {
		return b, failed // may succeed later: nothing is dropped
	}
	if failed != nil {
		u.Fault = failed.Error()
	} else {
		u.Asset = b.Asset.ID
		// Also a finish that died after its work was done brought it in.
		b.Known = b.Known && b.Asset.MadeAt.Before(u.MadeAt)
	}
	err = l.room.Do(ctx, actor, "finish upload", func(d *act.Deed) error { return d.Store.SaveUpload(d, u) })
	if err != nil {
		return b, err
	}
	if err := l.files.Partials.DropPartial(ctx, id.String()); err != nil {
		return b, err
	}
	return b, failed
}

// DropUpload forgets an upload of the actor's.
func (l *Library) DropUpload(ctx context.Context, actor news.Actor, id news.ID) error {
	if _, err := l.own(ctx, actor, id); err != nil {
		return err
	}
	return l.forget(ctx, actor, id)
}

func (l *Library) forget(ctx context.Context, actor news.Actor, id news.ID) error {
	err := l.room.Do(ctx, actor, "drop upload", func(d *act.Deed) error {
		if err := jobs.Cancel(d, d.Tx, JobUpload, id.String(), d.Now); err != nil {
			return err
		}
		return d.Store.DeleteUpload(d, id)
	})
	if err != nil {
		return err
	}
	return l.files.Partials.DropPartial(ctx, id.String())
}

// runUploadEnd forgets an upload whose day is over, and whatever partial files
// no upload knows of.
func (l *Library) runUploadEnd(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	if err := l.forget(ctx, news.System(), id); err != nil {
		return err
	}
	_, err = l.files.Partials.SweepPartials(ctx, l.room.Clock.Now().Add(-2*news.UploadLife).Add(-time.Hour))
	return err
}
