-- +goose Up

-- Set on a live story for which somebody proposed a correction, until an editor
-- publishes or declines it.
ALTER TABLE story ADD COLUMN proposed BIGINT NOT NULL DEFAULT 0;
