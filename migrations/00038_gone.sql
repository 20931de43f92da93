-- +goose Up

-- Since when no site shows a picture that one did before; zero otherwise. It is
-- decided whenever what readers get of a picture changes.
ALTER TABLE asset ADD COLUMN gone_at BIGINT NOT NULL DEFAULT 0;

-- A file's name tells its original, or what a converter made of that.
CREATE INDEX asset_source ON asset (source) WHERE source <> '';

-- Pictures from before are decided by a job.
INSERT INTO job (id, kind, key, run_at, locked_until, attempts, state, made_at, ended_at, last_error, payload)
    SELECT 38, 'asset.gone', 'all', 0, 0, 0, 0, 0, 0, '', '' WHERE EXISTS (SELECT 1 FROM asset WHERE public_at <> 0);
