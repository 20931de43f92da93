-- +goose Up

-- only sqlite
-- What stands in search_text, whose words cannot be read back: SHA-256 of scope,
-- headline and body as they were put in. NULL for what was put in before this.
ALTER TABLE search_doc ADD COLUMN digest BLOB;
-- end only
