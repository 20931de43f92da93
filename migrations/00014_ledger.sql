-- +goose Up

-- The ledger: where corrections and withdrawals have arrived.

CREATE TABLE ledger_subject (
    id          BIGINT NOT NULL PRIMARY KEY, -- of a notice its own, of a withdrawal its event's
    kind        TEXT   NOT NULL,
    story       BIGINT NOT NULL REFERENCES story (id),
    site        BIGINT NOT NULL REFERENCES site (id),
    event       BIGINT NOT NULL,
    alone       BIGINT NOT NULL,
    notice      TEXT   NOT NULL,
    severity    TEXT   NOT NULL,
    ground      TEXT   NOT NULL,
    version     BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    headline    TEXT   NOT NULL,
    standing    TEXT   NOT NULL,
    total       BIGINT NOT NULL,
    done        BIGINT NOT NULL,
    settled_at  BIGINT NOT NULL
);
CREATE INDEX ledger_subject_standing ON ledger_subject (standing, id);
CREATE INDEX ledger_subject_story ON ledger_subject (story, id);

-- How a subject stands on each of its sites, the network's caches being site
-- 0: what a site's desk pages through.
CREATE TABLE ledger_site (
    subject     BIGINT NOT NULL REFERENCES ledger_subject (id),
    site        BIGINT NOT NULL,
    standing    TEXT   NOT NULL,
    PRIMARY KEY (site, subject)
) WITHOUT ROWID;
CREATE INDEX ledger_site_standing ON ledger_site (site, standing, subject);

CREATE TABLE ledger_row (
    subject     BIGINT NOT NULL REFERENCES ledger_subject (id),
    site        BIGINT NOT NULL, -- 0 for what belongs to the whole network
    surface     TEXT   NOT NULL,
    target      TEXT   NOT NULL,
    placement   BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    attempts    BIGINT NOT NULL,
    sent_at     BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    next_at     BIGINT NOT NULL,
    checked_at  BIGINT NOT NULL,
    applied_at  BIGINT NOT NULL,
    fault       TEXT   NOT NULL,
    proof       TEXT   NOT NULL,
    PRIMARY KEY (subject, site, surface, target)
) WITHOUT ROWID;
-- What a node has still to say of itself, and what a desk has still to merge.
CREATE INDEX ledger_row_open ON ledger_row (surface, target, subject) WHERE state NOT IN ('applied', 'moot');

-- Processes that keep pages in memory.
CREATE TABLE node (
    name        TEXT   NOT NULL PRIMARY KEY,
    started_at  BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    purged_to   BIGINT NOT NULL, -- the newest event whose pages it has purged
    stopped_at  BIGINT NOT NULL  -- 0 while it runs
);

-- What the auditor looked at, and where it is.
CREATE TABLE audit_run (
    id          BIGINT NOT NULL PRIMARY KEY,
    site        BIGINT NOT NULL, -- 0 for all
    since       BIGINT NOT NULL,
    repair      BIGINT NOT NULL,
    place       BIGINT NOT NULL, -- the placement that was looked at last
    looked      BIGINT NOT NULL,
    drifts      BIGINT NOT NULL,
    repaired    BIGINT NOT NULL,
    started_at  BIGINT NOT NULL,
    touched_at  BIGINT NOT NULL,
    ended_at    BIGINT NOT NULL  -- 0 while it goes on
);

CREATE TABLE audit_drift (
    id          BIGINT NOT NULL PRIMARY KEY,
    run         BIGINT NOT NULL REFERENCES audit_run (id),
    placement   BIGINT NOT NULL,
    story       BIGINT NOT NULL,
    site        BIGINT NOT NULL,
    what        TEXT   NOT NULL,
    want        TEXT   NOT NULL,
    got         TEXT   NOT NULL,
    found_at    BIGINT NOT NULL,
    repaired_at BIGINT NOT NULL  -- 0 while it is there
);
CREATE INDEX audit_drift_run ON audit_drift (run, id);

-- What was corrected and withdrawn before there was a ledger: readers find it in
-- the record of the whole network, and nobody has to be asked about it.
INSERT INTO ledger_subject (id, kind, story, site, event, alone, notice, severity, ground, version, made_by, at, headline, standing, total, done, settled_at)
SELECT n.id, 'notice', n.story, s.origin_site, 0, 0, n.kind, n.severity, '', 0, n.made_by, n.at, COALESCE(v.headline, ''), 'arrived', 0, 0, n.at
FROM notice n JOIN story s ON s.id = n.story LEFT JOIN story_version v ON v.story = s.id AND v.n = s.live_version;
INSERT INTO ledger_subject (id, kind, story, site, event, alone, notice, severity, ground, version, made_by, at, headline, standing, total, done, settled_at)
SELECT e.id, 'withdrawal', e.story, s.origin_site, e.id, 0, '', '', w.ground, 0, e.actor, e.at, COALESCE(v.headline, ''), 'arrived', 0, 0, e.at
FROM event e JOIN story s ON s.id = e.story JOIN withdrawal w ON w.story = s.id LEFT JOIN story_version v ON v.story = s.id AND v.n = s.live_version
WHERE e.kind = 'story.withdrawn';
INSERT INTO listing (site, list, at, item) SELECT 0, CASE kind WHEN 'notice' THEN 'notices' ELSE 'withdrawn' END, at, id FROM ledger_subject;
INSERT INTO listing_count (site, list, month, n) SELECT 0, list, 0, COUNT(*) FROM listing WHERE site = 0 GROUP BY list;
