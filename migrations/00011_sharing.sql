-- +goose Up

-- A story that only its own desk shares: no other site takes it or passes it
-- on.
ALTER TABLE story ADD COLUMN reserved BIGINT NOT NULL DEFAULT 0;

-- How a story came to a site (0: from its origin), and when its readers lost
-- it while the story stands elsewhere: the site ended it, the origin took it
-- back, or the site withdrew it alone. ended_by is the site whose desk did so.
ALTER TABLE placement ADD COLUMN via BIGINT NOT NULL DEFAULT 0;
ALTER TABLE placement ADD COLUMN ended_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE placement ADD COLUMN ended_by BIGINT NOT NULL DEFAULT 0;

-- What a desk has to answer or to show: offers and drafts, the oldest first.
CREATE INDEX placement_waiting ON placement (site, state, made_at, id) WHERE state IN ('offered', 'held');

-- A story that one site withdraws alone. headline is what stood there.
CREATE TABLE placement_withdrawal (
    placement   BIGINT NOT NULL PRIMARY KEY REFERENCES placement (id),
    story       BIGINT NOT NULL REFERENCES story (id),
    site        BIGINT NOT NULL REFERENCES site (id),
    headline    TEXT   NOT NULL,
    ground      TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    approved_by BIGINT NOT NULL,
    approved_at BIGINT NOT NULL
);
CREATE INDEX placement_withdrawal_story ON placement_withdrawal (story);
CREATE INDEX placement_withdrawal_open ON placement_withdrawal (site, proposed_at) WHERE approved_at = 0;
