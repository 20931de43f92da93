-- +goose Up

-- When people are told next that items of a source could not be taken, 0 when
-- nothing is to be told, and when they were told last.
ALTER TABLE source_line ADD COLUMN tell_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE source_line ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;
