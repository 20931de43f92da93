-- +goose Up

-- A partner outside whose stories come in: a site without hosts and readers.
ALTER TABLE site ADD COLUMN external BIGINT NOT NULL DEFAULT 0;

-- How its stories come: asked for at an address, sent by the partner, or both.
CREATE TABLE source (
    id           BIGINT NOT NULL PRIMARY KEY,
    site         BIGINT NOT NULL UNIQUE REFERENCES site (id),
    home         TEXT   NOT NULL,
    feed         TEXT   NOT NULL,
    every_s      BIGINT NOT NULL,
    token        TEXT   NOT NULL,
    push_key     TEXT   NOT NULL,
    answers      TEXT   NOT NULL,
    pages        BIGINT NOT NULL,
    pictures     BIGINT NOT NULL,
    contact      TEXT   NOT NULL,
    terms        TEXT   NOT NULL,
    made_by      BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    ended_at     BIGINT NOT NULL,
    rev          BIGINT NOT NULL
);

-- The line to it: what it said last, and since when it fails. refused is how
-- many items wait that could not be taken; kept, never counted.
CREATE TABLE source_line (
    source        BIGINT NOT NULL PRIMARY KEY REFERENCES source (id),
    etag          TEXT   NOT NULL,
    modified      TEXT   NOT NULL,
    cursor        TEXT   NOT NULL,
    next_at       BIGINT NOT NULL,
    failures      BIGINT NOT NULL,
    failing_since BIGINT NOT NULL,
    ok_at         BIGINT NOT NULL,
    pushed_at     BIGINT NOT NULL,
    error         TEXT   NOT NULL,
    refused       BIGINT NOT NULL
);

-- One row for each item of a source, in the state that arrived last. name is
-- the hash of the partner's identity for it, page that of its address.
CREATE TABLE source_item (
    id           BIGINT NOT NULL PRIMARY KEY,
    source       BIGINT NOT NULL REFERENCES source (id),
    name         TEXT   NOT NULL,
    page         TEXT   NOT NULL,
    uri          TEXT   NOT NULL,
    address      TEXT   NOT NULL,
    headline     TEXT   NOT NULL,
    version      BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    digest       TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    story        BIGINT NOT NULL,
    same         BIGINT NOT NULL,
    notices      TEXT   NOT NULL,
    arrived_at   BIGINT NOT NULL,
    taken_at     BIGINT NOT NULL,
    payload      TEXT   NOT NULL
);
CREATE UNIQUE INDEX source_item_name ON source_item (source, name);
CREATE INDEX source_item_page ON source_item (source, page);
CREATE INDEX source_item_newest ON source_item (source, id);
CREATE INDEX source_item_list ON source_item (source, state, id);
CREATE INDEX source_item_story ON source_item (story) WHERE story <> 0;
