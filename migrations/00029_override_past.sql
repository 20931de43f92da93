-- +goose Up

-- What a site has said instead of the origin before it said something else, or
-- followed the origin again. Only ever added to.
CREATE TABLE override_past (
    placement   BIGINT NOT NULL REFERENCES placement (id),
    field       TEXT   NOT NULL,
    n           BIGINT NOT NULL,
    base        BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    value       TEXT   NOT NULL,
    PRIMARY KEY (placement, field, n)
);
