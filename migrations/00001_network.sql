-- +goose Up

-- The network: sites and what they are made of.

CREATE TABLE site (
    id          BIGINT NOT NULL PRIMARY KEY,
    slug        TEXT   NOT NULL UNIQUE,
    name        TEXT   NOT NULL,
    zone        TEXT   NOT NULL,
    language    TEXT   NOT NULL,
    public      BIGINT NOT NULL,
    national    BIGINT NOT NULL,
    position    BIGINT NOT NULL,
    settings    TEXT   NOT NULL,
    rev         BIGINT NOT NULL
);

CREATE TABLE site_host (
    host        TEXT   NOT NULL PRIMARY KEY,
    site        BIGINT NOT NULL REFERENCES site (id),
    position    BIGINT NOT NULL
);

CREATE TABLE section (
    id          BIGINT NOT NULL PRIMARY KEY,
    site        BIGINT NOT NULL REFERENCES site (id),
    slug        TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    position    BIGINT NOT NULL,
    UNIQUE (site, slug)
);

-- What a site does with stories from a sister site; a rule for from_site 0
-- holds for all others.
CREATE TABLE share_policy (
    site        BIGINT NOT NULL REFERENCES site (id),
    from_site   BIGINT NOT NULL,
    policy      TEXT   NOT NULL,
    PRIMARY KEY (site, from_site)
) WITHOUT ROWID;

-- Pages that a site writes itself: about, privacy, guideline.
CREATE TABLE page (
    site        BIGINT NOT NULL REFERENCES site (id),
    slug        TEXT   NOT NULL,
    title       TEXT   NOT NULL,
    updated_at  BIGINT NOT NULL,
    updated_by  BIGINT NOT NULL,
    document    TEXT   NOT NULL,
    PRIMARY KEY (site, slug)
);

CREATE TABLE account (
    id          BIGINT NOT NULL PRIMARY KEY,
    email       TEXT   NOT NULL UNIQUE,
    name        TEXT   NOT NULL,
    person      BIGINT NOT NULL,
    active      BIGINT NOT NULL,
    made_at     BIGINT NOT NULL
);

-- Site 0 stands for every site.
CREATE TABLE membership (
    account     BIGINT NOT NULL REFERENCES account (id),
    site        BIGINT NOT NULL,
    role        TEXT   NOT NULL,
    PRIMARY KEY (account, site, role)
) WITHOUT ROWID;

CREATE TABLE person (
    id          BIGINT NOT NULL PRIMARY KEY,
    slug        TEXT   NOT NULL UNIQUE,
    name        TEXT   NOT NULL,
    initials    TEXT   NOT NULL,
    site        BIGINT NOT NULL,
    role        TEXT   NOT NULL,
    bio         TEXT   NOT NULL
);

CREATE TABLE topic (
    id          BIGINT NOT NULL PRIMARY KEY,
    slug        TEXT   NOT NULL UNIQUE,
    name        TEXT   NOT NULL,
    kicker      TEXT   NOT NULL,
    summary     TEXT   NOT NULL,
    closed      BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL
);

CREATE TABLE topic_entry (
    id          BIGINT NOT NULL PRIMARY KEY,
    topic       BIGINT NOT NULL REFERENCES topic (id),
    at          BIGINT NOT NULL,
    day_only    BIGINT NOT NULL,
    text        TEXT   NOT NULL,
    story       BIGINT NOT NULL
);
CREATE INDEX topic_entry_order ON topic_entry (topic, at, id);

CREATE TABLE tag (
    id          BIGINT NOT NULL PRIMARY KEY,
    slug        TEXT   NOT NULL UNIQUE,
    name        TEXT   NOT NULL
);

CREATE TABLE tag_alias (
    slug        TEXT   NOT NULL PRIMARY KEY,
    tag         BIGINT NOT NULL REFERENCES tag (id)
);

-- Pictures.

CREATE TABLE asset (
    id          BIGINT NOT NULL PRIMARY KEY,
    sha256      TEXT   NOT NULL UNIQUE,
    type        TEXT   NOT NULL,
    bytes       BIGINT NOT NULL,
    width       BIGINT NOT NULL,
    height      BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    credit      TEXT   NOT NULL,
    creator     TEXT   NOT NULL,
    caption     TEXT   NOT NULL,
    alt         TEXT   NOT NULL,
    copyright   TEXT   NOT NULL,
    terms       TEXT   NOT NULL,
    focal_x     BIGINT NOT NULL, -- in ten-thousandths of the width
    focal_y     BIGINT NOT NULL,
    taken_at    BIGINT NOT NULL,
    archive     TEXT   NOT NULL,
    source_type TEXT   NOT NULL,
    colour      TEXT   NOT NULL,
    fault       TEXT   NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL
);

CREATE TABLE rendition (
    asset       BIGINT NOT NULL REFERENCES asset (id),
    spec        TEXT   NOT NULL,
    format      TEXT   NOT NULL,
    width       BIGINT NOT NULL,
    height      BIGINT NOT NULL,
    bytes       BIGINT NOT NULL,
    key         TEXT   NOT NULL,
    PRIMARY KEY (asset, spec, format)
) WITHOUT ROWID;

-- Stories. Big columns stand last: lists read only the front of a row.

CREATE TABLE story (
    id            BIGINT NOT NULL PRIMARY KEY,
    origin_site   BIGINT NOT NULL REFERENCES site (id),
    kind          TEXT   NOT NULL,
    state         TEXT   NOT NULL,
    language      TEXT   NOT NULL,
    rev           BIGINT NOT NULL,
    live_version  BIGINT NOT NULL,
    last_version  BIGINT NOT NULL,
    publish_at    BIGINT NOT NULL,
    embargo_until BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL,
    withdrawn_at  BIGINT NOT NULL,
    unsettled     BIGINT NOT NULL,
    created_by    BIGINT NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE working_copy (
    story       BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    rev         BIGINT NOT NULL,
    base        BIGINT NOT NULL,
    saved_by    BIGINT NOT NULL,
    saved_at    BIGINT NOT NULL,
    headline    TEXT   NOT NULL,
    lead        TEXT   NOT NULL,
    meta        TEXT   NOT NULL,
    private     TEXT   NOT NULL,
    document    TEXT   NOT NULL
);

CREATE TABLE story_version (
    story       BIGINT NOT NULL REFERENCES story (id),
    n           BIGINT NOT NULL,
    reason      TEXT   NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    headline    TEXT   NOT NULL,
    lead        TEXT   NOT NULL,
    meta        TEXT   NOT NULL,
    private     TEXT   NOT NULL,
    document    TEXT   NOT NULL,
    PRIMARY KEY (story, n)
);

CREATE TABLE placement (
    id          BIGINT NOT NULL PRIMARY KEY,
    story       BIGINT NOT NULL REFERENCES story (id),
    site        BIGINT NOT NULL REFERENCES site (id),
    section     BIGINT NOT NULL REFERENCES section (id),
    origin      BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    visible_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    UNIQUE (story, site)
);

CREATE TABLE placement_override (
    placement   BIGINT NOT NULL REFERENCES placement (id),
    field       TEXT   NOT NULL,
    base        BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    value       TEXT   NOT NULL,
    PRIMARY KEY (placement, field)
);

-- Every list that readers page through, in one covering index: newest first
-- is a backward range scan of (site, list), whatever the archive holds.
-- Items are placements; in the list "notices" they are notices.
CREATE TABLE listing (
    site        BIGINT NOT NULL,
    list        TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    item        BIGINT NOT NULL,
    PRIMARY KEY (site, list, at, item)
) WITHOUT ROWID;
CREATE INDEX listing_item ON listing (item, site);

-- How many items a list has, by month in UTC as yyyymm, and in all as month 0.
-- Kept, never counted.
CREATE TABLE listing_count (
    site        BIGINT NOT NULL,
    list        TEXT   NOT NULL,
    month       BIGINT NOT NULL,
    n           BIGINT NOT NULL,
    PRIMARY KEY (site, list, month)
) WITHOUT ROWID;

CREATE TABLE notice (
    id          BIGINT NOT NULL PRIMARY KEY,
    story       BIGINT NOT NULL REFERENCES story (id),
    kind        TEXT   NOT NULL,
    severity    TEXT   NOT NULL,
    text        TEXT   NOT NULL,
    apology     TEXT   NOT NULL,
    reply       BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX notice_story ON notice (story, at);
CREATE INDEX notice_reply ON notice (reply, at) WHERE reply <> 0;

CREATE TABLE withdrawal (
    story       BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    ground      TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    approved_by BIGINT NOT NULL,
    approved_at BIGINT NOT NULL
);

-- Pinned places of a front, by position from 0.
CREATE TABLE front_pin (
    site        BIGINT NOT NULL REFERENCES site (id),
    front       TEXT   NOT NULL,
    position    BIGINT NOT NULL,
    placement   BIGINT NOT NULL REFERENCES placement (id),
    until       BIGINT NOT NULL,
    PRIMARY KEY (site, front, position)
);

CREATE TABLE redirect (
    site        BIGINT NOT NULL REFERENCES site (id),
    path        TEXT   NOT NULL,
    target      TEXT   NOT NULL,
    story       BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (site, path)
);

-- Reads of a story's page by hour of Unix time; old hours are dropped once
-- they no longer weigh.
CREATE TABLE read_count (
    site        BIGINT NOT NULL,
    hour        BIGINT NOT NULL,
    story       BIGINT NOT NULL,
    n           BIGINT NOT NULL,
    PRIMARY KEY (site, hour, story)
) WITHOUT ROWID;

CREATE TABLE popular (
    site        BIGINT NOT NULL,
    position    BIGINT NOT NULL,
    placement   BIGINT NOT NULL,
    score       BIGINT NOT NULL,
    PRIMARY KEY (site, position)
);

-- What happened, for good. Cache tags let other nodes purge what it changed.
CREATE TABLE event (
    id          BIGINT NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL,
    story       BIGINT NOT NULL,
    site        BIGINT NOT NULL,
    actor       BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    tags        TEXT   NOT NULL,
    payload     TEXT   NOT NULL
);
CREATE INDEX event_story ON event (story, id) WHERE story <> 0;

CREATE TABLE job (
    id           BIGINT NOT NULL PRIMARY KEY,
    kind         TEXT   NOT NULL,
    key          TEXT   NOT NULL,
    run_at       BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    state        BIGINT NOT NULL, -- 0 waiting, 1 done, 2 given up
    made_at      BIGINT NOT NULL,
    ended_at     BIGINT NOT NULL,
    last_error   TEXT   NOT NULL,
    payload      TEXT   NOT NULL
);
CREATE INDEX job_due ON job (run_at, id) WHERE state = 0;
CREATE UNIQUE INDEX job_once ON job (kind, key) WHERE state = 0;
CREATE INDEX job_ended ON job (ended_at) WHERE state <> 0;

-- Search. A document stands for a placement; its id grows with the time from
-- which readers see it, so that the newest matches come first without a sort.

-- only sqlite
CREATE TABLE search_doc (
    id          BIGINT NOT NULL PRIMARY KEY,
    placement   BIGINT NOT NULL UNIQUE
);
-- The text comes in stems parted by spaces; that tokenizer leaves them whole.
CREATE VIRTUAL TABLE search_text USING fts5 (
    scope, headline, body,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
-- end only
-- only postgres
CREATE TABLE search_doc (
    id          BIGINT NOT NULL PRIMARY KEY,
    placement   BIGINT NOT NULL UNIQUE,
    terms       TSVECTOR NOT NULL
);
-- Without a list of what is pending, which every search would read through.
CREATE INDEX search_terms ON search_doc USING gin (terms) WITH (fastupdate = off);
-- end only

-- History is only ever added to.

-- only sqlite
-- +goose StatementBegin
CREATE TRIGGER event_keep BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are kept'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events do not change'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER version_keep BEFORE DELETE ON story_version BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER version_fixed BEFORE UPDATE ON story_version BEGIN SELECT RAISE(ABORT, 'versions do not change'); END;
-- +goose StatementEnd
-- end only
-- only postgres
-- +goose StatementBegin
CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is history: it is only ever added to', TG_TABLE_NAME;
END $$;
-- +goose StatementEnd
CREATE TRIGGER event_keep BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER version_keep BEFORE UPDATE OR DELETE ON story_version FOR EACH ROW EXECUTE FUNCTION keep_history();
-- end only
