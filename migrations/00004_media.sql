-- +goose Up

-- What the media library knows of a picture beside the picture itself.

ALTER TABLE asset ADD COLUMN site BIGINT NOT NULL DEFAULT 0;         -- on whose behalf it came in
ALTER TABLE asset ADD COLUMN name TEXT NOT NULL DEFAULT '';          -- of the file as it came in
ALTER TABLE asset ADD COLUMN keywords TEXT NOT NULL DEFAULT '';      -- of the file, one a line
ALTER TABLE asset ADD COLUMN licence TEXT NOT NULL DEFAULT '';       -- what was agreed, for the desk
ALTER TABLE asset ADD COLUMN rights_until BIGINT NOT NULL DEFAULT 0; -- from when it may no longer be published
ALTER TABLE asset ADD COLUMN source TEXT NOT NULL DEFAULT '';       -- hash of what renditions are made from, where the original had to be converted
ALTER TABLE asset ADD COLUMN likeness BIGINT NOT NULL DEFAULT 0;     -- finds other files of the same photo
ALTER TABLE asset ADD COLUMN replaced_by BIGINT NOT NULL DEFAULT 0;  -- which picture is shown in its place
ALTER TABLE asset ADD COLUMN public_at BIGINT NOT NULL DEFAULT 0;    -- when it was first planned for readers
ALTER TABLE asset ADD COLUMN rev BIGINT NOT NULL DEFAULT 1;

CREATE INDEX asset_by ON asset (made_by, id);
CREATE INDEX asset_site ON asset (site, id);
CREATE INDEX asset_no_credit ON asset (id) WHERE credit = '';
CREATE INDEX asset_no_alt ON asset (id) WHERE alt = '';
CREATE INDEX asset_archive ON asset (id) WHERE archive <> '';
CREATE INDEX asset_ai ON asset (id)
    WHERE source_type IN ('trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia', 'compositeSynthetic');
CREATE INDEX asset_failed ON asset (id) WHERE state = 'failed';
CREATE INDEX asset_rights ON asset (rights_until, id) WHERE rights_until <> 0;
CREATE INDEX asset_replaced ON asset (replaced_by) WHERE replaced_by <> 0;

-- Bands of likenesses: pictures that are near have one in common.
CREATE TABLE asset_band (
    band        BIGINT NOT NULL,
    asset       BIGINT NOT NULL REFERENCES asset (id),
    likeness    BIGINT NOT NULL,
    PRIMARY KEY (band, asset)
) WITHOUT ROWID;
CREATE INDEX asset_band_asset ON asset_band (asset);

-- Where pictures stand, written together with what they stand in. The owner is
-- a story for "draft", a placement for "live" and "override/...", a site for
-- "page/...".
CREATE TABLE asset_use (
    asset       BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    owner       BIGINT NOT NULL,
    place       TEXT   NOT NULL,
    story       BIGINT NOT NULL,
    PRIMARY KEY (asset, kind, owner, place)
) WITHOUT ROWID;
CREATE INDEX asset_use_owner ON asset_use (kind, owner);

-- What was done to a picture, with the values before.
CREATE TABLE asset_change (
    id          BIGINT NOT NULL PRIMARY KEY,
    asset       BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    actor       BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    changes     TEXT   NOT NULL
);
CREATE INDEX asset_change_asset ON asset_change (asset, id);

-- Files on their way in.
CREATE TABLE upload (
    id          BIGINT NOT NULL PRIMARY KEY,
    account     BIGINT NOT NULL,
    site        BIGINT NOT NULL,
    name        TEXT   NOT NULL,
    size        BIGINT NOT NULL,
    received    BIGINT NOT NULL, -- bytes that are durable
    asset       BIGINT NOT NULL, -- what came of it
    fault       TEXT   NOT NULL, -- why nothing came of it
    made_at     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL
);
CREATE INDEX upload_account ON upload (account, id);

-- Search over pictures, as over stories: text in stems, id the picture's own.

-- only sqlite
CREATE VIRTUAL TABLE asset_text USING fts5 (
    body,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
-- end only
-- only postgres
CREATE TABLE asset_text (
    id          BIGINT NOT NULL PRIMARY KEY,
    terms       TSVECTOR NOT NULL
);
CREATE INDEX asset_terms ON asset_text USING gin (terms) WITH (fastupdate = off);
-- end only

-- Pictures and texts from before are brought in by a job.
INSERT INTO job (id, kind, key, run_at, locked_until, attempts, state, made_at, ended_at, last_error, payload)
    SELECT 4, 'asset.rebuild', 'all', 0, 0, 0, 0, 0, 0, '', '' WHERE EXISTS (SELECT 1 FROM asset);
