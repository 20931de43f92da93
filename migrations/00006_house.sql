-- +goose Up

-- Fronts as editors arrange them. The row is what two editors meet at: its
-- revision tells whether somebody arranged the front meanwhile.
CREATE TABLE front (
    site        BIGINT NOT NULL REFERENCES site (id),
    front       TEXT   NOT NULL,
    rev         BIGINT NOT NULL,
    saved_by    BIGINT NOT NULL,
    saved_at    BIGINT NOT NULL,
    PRIMARY KEY (site, front)
) WITHOUT ROWID;

-- Every arrangement there was. restored is the revision that it brought back,
-- 0 for one that somebody made.
CREATE TABLE arrangement (
    site        BIGINT NOT NULL,
    front       TEXT   NOT NULL,
    rev         BIGINT NOT NULL,
    restored    BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    pins        TEXT   NOT NULL,
    PRIMARY KEY (site, front, rev)
) WITHOUT ROWID;

-- Addresses that a topic, tag or person had before.
CREATE TABLE old_slug (
    kind        TEXT   NOT NULL,
    slug        TEXT   NOT NULL,
    item        BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (kind, slug)
) WITHOUT ROWID;
CREATE INDEX old_slug_item ON old_slug (item);

-- Topics, tags and people that became part of another one, and sections that
-- were moved into another one. Versions go on naming the source: whoever reads
-- them follows this table, one step, for a target is never itself a source.
-- A job moves what stands in lists and sections; moved counts how far it is.
CREATE TABLE merged (
    source      BIGINT NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL,
    target      BIGINT NOT NULL,
    site        BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    total       BIGINT NOT NULL,
    moved       BIGINT NOT NULL,
    ended_at    BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX merged_target ON merged (target);

-- The words of names, for finding by how a word begins. Words are lower case;
-- they are compared by bytes.
-- only sqlite
CREATE TABLE name_word (
    kind        TEXT   NOT NULL,
    word        TEXT   NOT NULL,
    item        BIGINT NOT NULL,
    PRIMARY KEY (kind, word, item)
) WITHOUT ROWID;
-- end only
-- only postgres
CREATE TABLE name_word (
    kind        TEXT COLLATE "C" NOT NULL,
    word        TEXT COLLATE "C" NOT NULL,
    item        BIGINT NOT NULL,
    PRIMARY KEY (kind, word, item)
);
-- end only
CREATE INDEX name_word_item ON name_word (item);

-- What is there already is found by the beginning of its whole name; saving it
-- adds the other words.
INSERT INTO name_word (kind, word, item) SELECT 'topic', lower(name), id FROM topic;
INSERT INTO name_word (kind, word, item) SELECT 'tag', lower(name), id FROM tag;
INSERT INTO name_word (kind, word, item) SELECT 'person', lower(name), id FROM person;

ALTER TABLE topic ADD COLUMN rev BIGINT NOT NULL DEFAULT 1;
ALTER TABLE tag ADD COLUMN rev BIGINT NOT NULL DEFAULT 1;
ALTER TABLE person ADD COLUMN rev BIGINT NOT NULL DEFAULT 1;
ALTER TABLE person ADD COLUMN retired BIGINT NOT NULL DEFAULT 0;
CREATE INDEX topic_recent ON topic (closed, updated_at, id);
CREATE INDEX tag_name ON tag (name, id);
CREATE INDEX person_name ON person (retired, name, id);
CREATE INDEX placement_section ON placement (section, id);

-- Links under which something can be seen that readers do not see. Only the
-- hash of a link's token is kept. what says what it shows, as JSON.
CREATE TABLE preview (
    id          BIGINT NOT NULL PRIMARY KEY,
    hash        TEXT   NOT NULL UNIQUE,
    story       BIGINT NOT NULL,
    site        BIGINT NOT NULL REFERENCES site (id),
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL,
    what        TEXT   NOT NULL
);
CREATE INDEX preview_story ON preview (story, id);
CREATE INDEX preview_ends ON preview (ends_at);
