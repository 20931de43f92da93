-- +goose Up

-- Who is to work on a story, beside the story: what they may do with it is asked
-- with every save. The rest of the assignment stays where it was. Whoever took
-- a story of somebody else's for themselves was not given it.
ALTER TABLE story ADD COLUMN assigned BIGINT NOT NULL DEFAULT 0;

UPDATE story SET assigned = COALESCE((SELECT a.account FROM assignment a
    WHERE a.story = story.id AND a.done_at = 0 AND (a.made_by <> a.account OR a.account = story.created_by)), 0);
