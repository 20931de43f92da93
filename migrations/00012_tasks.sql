-- +goose Up

-- A site's own text that has to be brought together with a change of the
-- origin. version is the origin's that is asked about.
CREATE TABLE merge_task (
    id          BIGINT NOT NULL PRIMARY KEY,
    placement   BIGINT NOT NULL REFERENCES placement (id),
    story       BIGINT NOT NULL REFERENCES story (id),
    site        BIGINT NOT NULL REFERENCES site (id),
    state       TEXT   NOT NULL,
    version     BIGINT NOT NULL,
    severity    TEXT   NOT NULL,
    notice      BIGINT NOT NULL,
    opened_at   BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    overdue_at  BIGINT NOT NULL,
    owner       BIGINT NOT NULL,
    ended_at    BIGINT NOT NULL,
    ended_by    BIGINT NOT NULL,
    rev         BIGINT NOT NULL
);
CREATE UNIQUE INDEX merge_task_one ON merge_task (placement) WHERE state = 'open';
CREATE INDEX merge_task_open ON merge_task (site, due_at, id) WHERE state = 'open';
CREATE INDEX merge_task_overdue ON merge_task (site, due_at, id) WHERE state = 'open' AND overdue_at <> 0;
CREATE INDEX merge_task_mine ON merge_task (owner, due_at, id) WHERE state = 'open' AND owner <> 0;
CREATE INDEX merge_task_ended ON merge_task (site, ended_at, id) WHERE ended_at <> 0;
CREATE INDEX merge_task_story ON merge_task (story, id);

-- The fields that a task asks about, and what was answered. before_value and
-- before_base are the override as it was before the answer, base 0 when it
-- cannot be brought back.
CREATE TABLE merge_task_field (
    task        BIGINT NOT NULL REFERENCES merge_task (id),
    field       TEXT   NOT NULL,
    why         TEXT   NOT NULL,
    answer      TEXT   NOT NULL,
    version     BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    before_base BIGINT NOT NULL,
    before_by   BIGINT NOT NULL,
    before_at   BIGINT NOT NULL,
    reason      TEXT   NOT NULL,
    before_value TEXT  NOT NULL,
    PRIMARY KEY (task, field)
);

-- How many tasks of a site are open, and how many of these are overdue. Kept,
-- never counted.
CREATE TABLE merge_task_count (
    site        BIGINT NOT NULL PRIMARY KEY REFERENCES site (id),
    waiting     BIGINT NOT NULL,
    overdue     BIGINT NOT NULL
);
