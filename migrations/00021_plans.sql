-- +goose Up

-- Set on a story whose planned publication was stopped shortly before its time,
-- until somebody moves it on.
ALTER TABLE story ADD COLUMN stopped BIGINT NOT NULL DEFAULT 0;
