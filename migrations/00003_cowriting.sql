-- +goose Up

-- Several people in one text. The number of steps that the body of a working
-- copy has seen since the story began; every change of the body is steps.
ALTER TABLE working_copy ADD COLUMN steps BIGINT NOT NULL DEFAULT 0;

-- What changed the body, a row for each batch that was accepted: n is the
-- number of steps after it. Kept for some days, so that those who were away
-- can rebase what they wrote.
CREATE TABLE copy_step (
    story       BIGINT NOT NULL REFERENCES story (id),
    n           BIGINT NOT NULL,
    client      TEXT   NOT NULL,
    account     BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    steps       TEXT   NOT NULL,
    PRIMARY KEY (story, n)
);
CREATE INDEX copy_step_at ON copy_step (at);

-- Who writes from which window, and the last of their changes that was saved:
-- one whose answer was lost is not made twice.
CREATE TABLE copy_writer (
    story       BIGINT NOT NULL REFERENCES story (id),
    client      TEXT   NOT NULL,
    account     BIGINT NOT NULL,
    seq         BIGINT NOT NULL,
    rev         BIGINT NOT NULL,
    steps       BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (story, client)
);
CREATE INDEX copy_writer_at ON copy_writer (at);
