package talk

import (
	"context"
	"math"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const replyColumns = `id, site, number, digest, state, wish, story, language, received_at, due_at, assigned, decided_at,
	decided_by, published_at, reply_story, notice, rev, name, capacity, email, phone, address, passage, facts, consent,
	grounds, reason, announcement, erased_at, erased_by`

func scanReply(row rows.Scanner) (r news.ReplyRequest, err error) {
	err = row.Scan(&r.ID, &r.Site, &r.Number, &r.Digest, &r.State, &r.Wish, &r.Story, &r.Language, rows.Time{To: &r.ReceivedAt},
		rows.Time{To: &r.DueAt}, &r.Assigned, rows.Time{To: &r.DecidedAt}, &r.DecidedBy, rows.Time{To: &r.PublishedAt}, &r.ReplyStory, &r.Notice,
		&r.Rev, &r.Name, &r.Capacity, &r.Email, &r.Phone, &r.Address, &r.Passage, &r.Facts, &r.Consent,
		rows.JSON{To: &r.Grounds}, &r.Reason, &r.Announcement, rows.Time{To: &r.ErasedAt}, &r.ErasedBy)
	return r, err
}

// Reply returns a request for a right of reply.
func (s Store) Reply(ctx context.Context, id news.ID) (news.ReplyRequest, bool, error) {
	return rows.One(ctx, s.Store, scanReply, `SELECT `+replyColumns+` FROM reply_request WHERE id = $1`, id)
}

// LockReply returns a request and keeps others from changing it until the
// transaction ends. It returns a NotFound fault when there is none.
func (s Store) LockReply(ctx context.Context, id news.ID) (news.ReplyRequest, error) {
	r, found, err := rows.One(ctx, s.Store, scanReply, `SELECT `+replyColumns+` FROM reply_request WHERE id = $1`+s.Engine.ForUpdate, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no request %s", id)
	}
	return r, err
}

// ReplyByDigest returns the request of a site that says the very same.
func (s Store) ReplyByDigest(ctx context.Context, site news.ID, digest string) (news.ReplyRequest, bool, error) {
	return rows.One(ctx, s.Store, scanReply, `SELECT `+replyColumns+` FROM reply_request WHERE site = $1 AND digest = $2`, site, digest)
}

// RepliesAnsweredBy returns the requests that a story answers.
func (s Store) RepliesAnsweredBy(ctx context.Context, story news.ID) ([]news.ReplyRequest, error) {
	return rows.All(ctx, s.Store, scanReply, `SELECT `+replyColumns+` FROM reply_request WHERE reply_story = $1 AND reply_story <> 0 ORDER BY id`, story)
}

// RepliesAbout returns the requests about a story, newest first.
func (s Store) RepliesAbout(ctx context.Context, story news.ID) ([]news.ReplyRequest, error) {
	return rows.All(ctx, s.Store, scanReply, `SELECT `+replyColumns+` FROM reply_request WHERE story = $1 AND story <> 0 ORDER BY id DESC`, story)
}

// Replies returns up to limit requests to a site before an ID (0: from the
// newest), newest first; state "" means any.
func (s Store) Replies(ctx context.Context, site news.ID, state news.ReplyState, before news.ID, limit int) ([]news.ReplyRequest, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	if state == "" {
		return rows.All(ctx, s.Store, scanReply, `SELECT `+replyColumns+` FROM reply_request WHERE site = $1 AND id < $2
			ORDER BY id DESC LIMIT $3`, site, before, limit)
	}
	return rows.All(ctx, s.Store, scanReply, `SELECT `+replyColumns+` FROM reply_request WHERE site = $1 AND state = $2 AND id < $3
		ORDER BY id DESC LIMIT $4`, site, state, before, limit)
}

// ReplyTimes returns when the last requests to a site came in, newest first.
func (s Store) ReplyTimes(ctx context.Context, site news.ID, limit int) ([]time.Time, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (t time.Time, err error) {
		err = row.Scan(rows.Time{To: &t})
		return t, err
	}, `SELECT received_at FROM reply_request WHERE site = $1 ORDER BY id DESC LIMIT $2`, site, limit)
}

// InsertReply adds a request.
func (s Store) InsertReply(ctx context.Context, r news.ReplyRequest) error {
	grounds, err := groundsOut(r.Grounds)
	if err != nil {
		return err
	}
	err = s.Exec(ctx, `INSERT INTO reply_request (`+replyColumns+`) VALUES
		($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30)`,
		r.ID, r.Site, r.Number, r.Digest, r.State, r.Wish, r.Story, r.Language, rows.MS(r.ReceivedAt), rows.MS(r.DueAt), r.Assigned,
		rows.MS(r.DecidedAt), r.DecidedBy, rows.MS(r.PublishedAt), r.ReplyStory, r.Notice, r.Rev, r.Name, r.Capacity, r.Email, r.Phone,
		r.Address, r.Passage, r.Facts, r.Consent, grounds, r.Reason, r.Announcement, rows.MS(r.ErasedAt), r.ErasedBy)
	if err != nil {
		return err
	}
	return s.addReplies(ctx, r.Site, r.State, 1)
}

func groundsOut(g []news.RefusalGround) (string, error) {
	if g == nil {
		g = []news.RefusalGround{}
	}
	return rows.Text(g)
}

// UpdateReply saves a request that was loaded under lock in the state before,
// and raises its revision by one. What the sender wrote does not change.
func (s Store) UpdateReply(ctx context.Context, r *news.ReplyRequest, before news.ReplyState) error {
	grounds, err := groundsOut(r.Grounds)
	if err != nil {
		return err
	}
	n, err := s.Changed(ctx, `UPDATE reply_request SET rev = rev + 1, state = $3, story = $4, due_at = $5, assigned = $6,
			decided_at = $7, decided_by = $8, published_at = $9, reply_story = $10, notice = $11, grounds = $12, reason = $13,
			announcement = $14
		WHERE id = $1 AND rev = $2`,
		r.ID, r.Rev, r.State, r.Story, rows.MS(r.DueAt), r.Assigned, rows.MS(r.DecidedAt), r.DecidedBy, rows.MS(r.PublishedAt), r.ReplyStory,
		r.Notice, grounds, r.Reason, r.Announcement)
	if err != nil {
		return err
	}
	if n != 1 {
		return fault.New(fault.Conflict, "the request was changed meanwhile; load it again")
	}
	r.Rev++
	if r.State == before {
		return nil
	}
	if err := s.addReplies(ctx, r.Site, before, -1); err != nil {
		return err
	}
	return s.addReplies(ctx, r.Site, r.State, 1)
}

// EraseReply saves what is left of a request that was loaded under lock, once
// the data about its person is gone, and raises its revision by one.
func (s Store) EraseReply(ctx context.Context, r *news.ReplyRequest) error {
	n, err := s.Changed(ctx, `UPDATE reply_request SET rev = rev + 1, digest = $3, name = $4, capacity = $5, email = $6, phone = $7,
			passage = $8, facts = $9, erased_at = $10, erased_by = $11
		WHERE id = $1 AND rev = $2`,
		r.ID, r.Rev, r.Digest, r.Name, r.Capacity, r.Email, r.Phone, r.Passage, r.Facts, rows.MS(r.ErasedAt), r.ErasedBy)
	if err == nil && n != 1 {
		err = fault.New(fault.Conflict, "the request was changed meanwhile; load it again")
	}
	r.Rev++
	return err
}

func (s Store) addReplies(ctx context.Context, site news.ID, state news.ReplyState, n int) error {
	return s.Exec(ctx, `INSERT INTO reply_count (site, state, n) VALUES ($1,$2,$3)
		ON CONFLICT (site, state) DO UPDATE SET n = reply_count.n + excluded.n`, site, state, n)
}

// ReplyCounts returns how many requests to sites stand where.
func (s Store) ReplyCounts(ctx context.Context, sites []news.ID) (map[news.ID]map[news.ReplyState]int, error) {
	out := map[news.ID]map[news.ReplyState]int{}
	found, err := s.Q.QueryContext(ctx, `SELECT site, state, n FROM reply_count WHERE site IN `+s.Engine.In(1), db.List(s.Engine, sites))
	if err != nil {
		return nil, err
	}
	defer found.Close()
	for found.Next() {
		var site news.ID
		var state news.ReplyState
		var n int
		if err := found.Scan(&site, &state, &n); err != nil {
			return nil, err
		}
		if out[site] == nil {
			out[site] = map[news.ReplyState]int{}
		}
		out[site][state] = n
	}
	return out, found.Err()
}

// InsertReplyFile adds a file of a request.
func (s Store) InsertReplyFile(ctx context.Context, f news.ReplyFile) error {
	return s.Exec(ctx, `INSERT INTO reply_file (id, request, kind, name, type, bytes, sha256) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
		f.ID, f.Request, f.Kind, f.Name, f.Type, f.Bytes, f.SHA256)
}

// ReplyFiles returns the files of a request in the order they came in.
func (s Store) ReplyFiles(ctx context.Context, request news.ID) ([]news.ReplyFile, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (f news.ReplyFile, err error) {
		err = row.Scan(&f.ID, &f.Request, &f.Kind, &f.Name, &f.Type, &f.Bytes, &f.SHA256)
		return f, err
	}, `SELECT id, request, kind, name, type, bytes, sha256 FROM reply_file WHERE request = $1 ORDER BY id`, request)
}

// DeleteReplyFiles forgets the files of a request. What they hold is deleted by
// whoever keeps it.
func (s Store) DeleteReplyFiles(ctx context.Context, request news.ID) error {
	return s.Exec(ctx, `DELETE FROM reply_file WHERE request = $1`, request)
}

// ReplyFileKept reports whether any request has a file with this content.
func (s Store) ReplyFileKept(ctx context.Context, sha256 string) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM reply_file WHERE sha256 = $1 LIMIT 1`, sha256)
	return found, err
}

const letterColumns = `id, request, kind, made_by, made_at, sent_at, subject, text`

func scanLetter(row rows.Scanner) (l news.ReplyLetter, err error) {
	err = row.Scan(&l.ID, &l.Request, &l.Kind, &l.MadeBy, rows.Time{To: &l.MadeAt}, rows.Time{To: &l.SentAt}, &l.Subject, &l.Text)
	return l, err
}

// SaveReplyLetter inserts a letter, or replaces its text and when it was sent.
func (s Store) SaveReplyLetter(ctx context.Context, l news.ReplyLetter) error {
	return s.Exec(ctx, `INSERT INTO reply_letter (`+letterColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)
		ON CONFLICT (id) DO UPDATE SET sent_at = excluded.sent_at, subject = excluded.subject, text = excluded.text`,
		l.ID, l.Request, l.Kind, l.MadeBy, rows.MS(l.MadeAt), rows.MS(l.SentAt), l.Subject, l.Text)
}

// ReplyLetter returns a letter.
func (s Store) ReplyLetter(ctx context.Context, id news.ID) (news.ReplyLetter, bool, error) {
	return rows.One(ctx, s.Store, scanLetter, `SELECT `+letterColumns+` FROM reply_letter WHERE id = $1`, id)
}

// ReplyLetters returns the letters about a request, oldest first.
func (s Store) ReplyLetters(ctx context.Context, request news.ID) ([]news.ReplyLetter, error) {
	return rows.All(ctx, s.Store, scanLetter, `SELECT `+letterColumns+` FROM reply_letter WHERE request = $1 ORDER BY id`, request)
}

// AddReplyEvent notes that an event tells of a request.
func (s Store) AddReplyEvent(ctx context.Context, request, event news.ID) error {
	return s.Exec(ctx, `INSERT INTO reply_event (request, event) VALUES ($1,$2)`, request, event)
}

func scanEvent(row rows.Scanner) (e news.Event, err error) {
	err = row.Scan(&e.ID, &e.Kind, &e.Story, &e.Site, &e.Actor, rows.Time{To: &e.At}, rows.JSON{To: &e.Tags}, &e.Payload)
	return e, err
}

// ReplyEvents returns what the log says of a request, oldest first.
func (s Store) ReplyEvents(ctx context.Context, request news.ID) ([]news.Event, error) {
	return rows.All(ctx, s.Store, scanEvent, `SELECT id, kind, story, site, actor, at, tags, payload FROM event
		WHERE id IN (SELECT r.event FROM reply_event r WHERE r.request = $1) ORDER BY id`, request)
}
