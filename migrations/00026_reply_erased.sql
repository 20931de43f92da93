-- +goose Up

-- When the data about the person behind a request was erased, and who did it.
-- What the request was about, and what became of it, stays.
ALTER TABLE reply_request ADD COLUMN erased_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reply_request ADD COLUMN erased_by BIGINT NOT NULL DEFAULT 0;
