-- +goose Up

-- Where a story is to stand on its origin site, and what kind it is to be, once
-- the working copy of a story that readers know is published. Empty: as it is.
ALTER TABLE working_copy ADD COLUMN section BIGINT NOT NULL DEFAULT 0;
ALTER TABLE working_copy ADD COLUMN kind TEXT NOT NULL DEFAULT '';
CREATE INDEX working_copy_section ON working_copy (section) WHERE section <> 0;
