package talk

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const commentColumns = `id, story, thread, author, at, edited_at, deleted_at, deleted_by, resolved_at, resolved_by,
	answers, anchor_from, anchor_to, anchor_lost, quote, mentions, text`

func scanComment(row rows.Scanner) (c news.Comment, err error) {
	err = row.Scan(&c.ID, &c.Story, &c.Thread, &c.Author, rows.Time{To: &c.At}, rows.Time{To: &c.EditedAt}, rows.Time{To: &c.DeletedAt}, &c.DeletedBy,
		rows.Time{To: &c.ResolvedAt}, &c.ResolvedBy, &c.Answers, &c.Anchor.From, &c.Anchor.To, &c.Anchor.Lost, &c.Anchor.Quote,
		rows.JSON{To: &c.Mentions}, &c.Text)
	return c, err
}

// Comment returns a comment.
func (s Store) Comment(ctx context.Context, id news.ID) (news.Comment, bool, error) {
	return rows.One(ctx, s.Store, scanComment, `SELECT `+commentColumns+` FROM comment WHERE id = $1`, id)
}

// CommentsOf returns up to limit comments on a story after an ID, oldest
// first.
func (s Store) CommentsOf(ctx context.Context, story, after news.ID, limit int) ([]news.Comment, error) {
	return rows.All(ctx, s.Store, scanComment, `SELECT `+commentColumns+` FROM comment WHERE story = $1 AND id > $2 ORDER BY id LIMIT $3`,
		story, after, limit)
}

// CommentAuthors returns the accounts that wrote in a thread of a story.
func (s Store) CommentAuthors(ctx context.Context, story, thread news.ID) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT DISTINCT author FROM comment WHERE story = $1 AND thread = $2 ORDER BY author`, story, thread)
}

// SaveComment inserts or replaces a comment.
func (s Store) SaveComment(ctx context.Context, c news.Comment) error {
	if c.Mentions == nil {
		c.Mentions = []news.ID{}
	}
	mentions, err := rows.Text(c.Mentions)
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO comment (`+commentColumns+`)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)
		ON CONFLICT (id) DO UPDATE SET edited_at = excluded.edited_at, deleted_at = excluded.deleted_at,
			deleted_by = excluded.deleted_by, resolved_at = excluded.resolved_at, resolved_by = excluded.resolved_by,
			answers = excluded.answers, mentions = excluded.mentions, text = excluded.text`,
		c.ID, c.Story, c.Thread, c.Author, rows.MS(c.At), rows.MS(c.EditedAt), rows.MS(c.DeletedAt), c.DeletedBy, rows.MS(c.ResolvedAt), c.ResolvedBy,
		c.Answers, c.Anchor.From, c.Anchor.To, rows.Bit(c.Anchor.Lost), c.Anchor.Quote, mentions, c.Text)
}

// CommentAnchors returns the comments on stories that are tied to a passage.
func (s Store) CommentAnchors(ctx context.Context, stories []news.ID) ([]news.Comment, error) {
	return rows.All(ctx, s.Store, scanComment, `SELECT `+commentColumns+` FROM comment WHERE `+s.Engine.Among("story", 1)+` AND quote <> '' ORDER BY id`,
		db.List(s.Engine, stories))
}

// MoveAnchor saves where the passage of a comment stands now.
func (s Store) MoveAnchor(ctx context.Context, comment news.ID, a news.Anchor) error {
	return s.Exec(ctx, `UPDATE comment SET anchor_from = $2, anchor_to = $3, anchor_lost = $4 WHERE id = $1`,
		comment, a.From, a.To, rows.Bit(a.Lost))
}

// PastComment is what a comment said before it was changed or deleted.
type PastComment struct {
	ID      news.ID
	Comment news.ID
	At      time.Time // when it was changed
	By      news.ID
	Text    string
}

// InsertPastComment keeps what a comment said.
func (s Store) InsertPastComment(ctx context.Context, p PastComment) error {
	return s.Exec(ctx, `INSERT INTO comment_past (id, comment, at, made_by, text) VALUES ($1,$2,$3,$4,$5)`,
		p.ID, p.Comment, rows.MS(p.At), p.By, p.Text)
}

// PastComments returns what a comment said before, oldest first.
func (s Store) PastComments(ctx context.Context, comment news.ID) ([]PastComment, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (p PastComment, err error) {
		err = row.Scan(&p.ID, &p.Comment, rows.Time{To: &p.At}, &p.By, &p.Text)
		return p, err
	}, `SELECT id, comment, at, made_by, text FROM comment_past WHERE comment = $1 ORDER BY id`, comment)
}

// AddOpenThreads changes the kept number of threads of a story that wait for an
// answer.
func (s Store) AddOpenThreads(ctx context.Context, story news.ID, n int) error {
	return s.Exec(ctx, `INSERT INTO comment_count (story, n) VALUES ($1,$2)
		ON CONFLICT (story) DO UPDATE SET n = comment_count.n + excluded.n`, story, n)
}

// OpenThreads returns how many threads of a story wait for an answer.
func (s Store) OpenThreads(ctx context.Context, story news.ID) (int, error) {
	n, _, err := rows.One(ctx, s.Store, rows.Plain[int], `SELECT n FROM comment_count WHERE story = $1`, story)
	return n, err
}
