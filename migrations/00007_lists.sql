-- +goose Up

-- What the desk's list shows of every story, kept with each change, and the
-- numbers over it. Readers never come here.
CREATE TABLE desk_story (
    story       BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    site        BIGINT NOT NULL,
    section     BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    author      BIGINT NOT NULL,
    editor      BIGINT NOT NULL,
    assigned    BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    touched_at  BIGINT NOT NULL,
    appears_at  BIGINT NOT NULL,
    flags       BIGINT NOT NULL,
    words       BIGINT NOT NULL,
    headline    TEXT   NOT NULL
);
CREATE INDEX desk_story_site ON desk_story (site, state, touched_at, story);
CREATE INDEX desk_story_planned ON desk_story (site, appears_at, story) WHERE state = 'scheduled';
CREATE INDEX desk_story_author ON desk_story (author, state, touched_at, story);
CREATE INDEX desk_story_assigned ON desk_story (assigned, state, touched_at, story) WHERE assigned <> 0;
CREATE INDEX desk_story_flagged ON desk_story (site, touched_at, story) WHERE flags <> 0;

-- Scope is "s" and a site, "a" and an author, "f" and a site for what needs
-- attention there. Kept, never counted.
CREATE TABLE desk_count (
    scope       TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    n           BIGINT NOT NULL,
    PRIMARY KEY (scope, state)
) WITHOUT ROWID;

CREATE TABLE desk_view (
    id          BIGINT NOT NULL PRIMARY KEY,
    account     BIGINT NOT NULL REFERENCES account (id),
    name        TEXT   NOT NULL,
    query       TEXT   NOT NULL
);
CREATE INDEX desk_view_account ON desk_view (account, id);

-- Full text of working copies, for the desk alone. A document's id is the
-- story's, which grows with time.

-- only sqlite
CREATE VIRTUAL TABLE draft_text USING fts5 (
    scope, headline, body,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE TABLE draft_doc (
    story       BIGINT NOT NULL PRIMARY KEY
);
-- end only
-- only postgres
CREATE TABLE draft_doc (
    story       BIGINT NOT NULL PRIMARY KEY,
    terms       TSVECTOR NOT NULL
);
CREATE INDEX draft_terms ON draft_doc USING gin (terms);
-- end only

INSERT INTO desk_story (story, site, section, kind, state, author, editor, assigned, due_at, touched_at, appears_at, flags, words, headline)
SELECT st.id, st.origin_site, COALESCE(p.section, 0), st.kind, st.state, st.created_by, w.saved_by, 0, 0, w.saved_at,
    CASE WHEN st.state = 'scheduled' THEN st.publish_at ELSE 0 END, st.unsettled, 0, w.headline
FROM story st
JOIN working_copy w ON w.story = st.id
LEFT JOIN placement p ON p.story = st.id AND p.site = st.origin_site;

INSERT INTO desk_count (scope, state, n) SELECT 's' || CAST(site AS TEXT), state, COUNT(*) FROM desk_story GROUP BY site, state;
INSERT INTO desk_count (scope, state, n) SELECT 'a' || CAST(author AS TEXT), state, COUNT(*) FROM desk_story GROUP BY author, state;
INSERT INTO desk_count (scope, state, n) SELECT 'f' || CAST(site AS TEXT), '', COUNT(*) FROM desk_story WHERE flags <> 0 GROUP BY site;

-- What the writing screen offers without being asked.
CREATE INDEX topic_open ON topic (updated_at, id) WHERE closed = 0;
CREATE INDEX person_site ON person (site, name, id);
