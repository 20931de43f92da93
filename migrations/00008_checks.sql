-- +goose Up

-- The sketch of every story that was handed in or published: sixteen numbers
-- by which stories of the same wording find each other.
CREATE TABLE likeness (
    story       BIGINT NOT NULL REFERENCES story (id),
    slot        BIGINT NOT NULL,
    value       BIGINT NOT NULL,
    PRIMARY KEY (story, slot)
) WITHOUT ROWID;
CREATE INDEX likeness_value ON likeness (slot, value, story);

-- Words that the newsroom knows and the dictionary does not.
CREATE TABLE known_word (
    language    TEXT   NOT NULL,
    word        TEXT   NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (language, word)
) WITHOUT ROWID;
