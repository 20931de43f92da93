-- +goose Up

-- What this network is called among others: made once, the same for ever.
CREATE TABLE network_identity (
    n           BIGINT NOT NULL PRIMARY KEY,
    name        TEXT   NOT NULL
);

-- What a partner outside gets, in what form, and how it proves who it is. An
-- ended agreement stays: what was received under it is corrected and withdrawn.
CREATE TABLE agreement (
    id          BIGINT NOT NULL PRIMARY KEY,
    partner     TEXT   NOT NULL,
    contact     TEXT   NOT NULL,
    sections    TEXT   NOT NULL,
    tags        TEXT   NOT NULL,
    kinds       TEXT   NOT NULL,
    form        TEXT   NOT NULL,
    push        TEXT   NOT NULL,
    push_key    TEXT   NOT NULL,
    old_key     TEXT   NOT NULL,
    old_until   BIGINT NOT NULL,
    token_hash  TEXT   NOT NULL,
    secret      TEXT   NOT NULL,
    pictures    BIGINT NOT NULL,
    embargoed   BIGINT NOT NULL,
    terms       TEXT   NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    ended_at    BIGINT NOT NULL,
    rev         BIGINT NOT NULL
);
CREATE UNIQUE INDEX agreement_token ON agreement (token_hash) WHERE token_hash <> '';

-- The sites whose own stories an agreement is about.
CREATE TABLE agreement_site (
    site        BIGINT NOT NULL REFERENCES site (id),
    agreement   BIGINT NOT NULL REFERENCES agreement (id),
    PRIMARY KEY (site, agreement)
);
CREATE INDEX agreement_site_agreement ON agreement_site (agreement);

-- The line to a partner: who sends at the moment, and since when it fails.
-- dead is how many deliveries were given up; kept, never counted.
CREATE TABLE agreement_line (
    agreement     BIGINT NOT NULL PRIMARY KEY REFERENCES agreement (id),
    held_by       TEXT   NOT NULL,
    held_until    BIGINT NOT NULL,
    paused_until  BIGINT NOT NULL,
    failures      BIGINT NOT NULL,
    failing_since BIGINT NOT NULL,
    ok_at         BIGINT NOT NULL,
    pulled_at     BIGINT NOT NULL,
    error         TEXT   NOT NULL,
    dead          BIGINT NOT NULL
);

-- Everything that a partner ever received or is to receive. Rows are never
-- deleted: they say who has to hear of a correction.
CREATE TABLE agreement_story (
    story       BIGINT NOT NULL REFERENCES story (id),
    agreement   BIGINT NOT NULL REFERENCES agreement (id),
    since       BIGINT NOT NULL,
    PRIMARY KEY (story, agreement)
);

-- Which state of a story partners heard of last: grows by one with each.
CREATE TABLE outgoing_story (
    story       BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    version     BIGINT NOT NULL
);

-- One row for each event and agreement, written with the event.
CREATE TABLE delivery (
    id          BIGINT NOT NULL PRIMARY KEY,
    agreement   BIGINT NOT NULL REFERENCES agreement (id),
    story       BIGINT NOT NULL REFERENCES story (id),
    site        BIGINT NOT NULL,
    event       BIGINT NOT NULL,
    cause       TEXT   NOT NULL,
    version     BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    attempts    BIGINT NOT NULL,
    next_at     BIGINT NOT NULL,
    give_up_at  BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    sent_at     BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    status      BIGINT NOT NULL,
    error       TEXT   NOT NULL,
    address     TEXT   NOT NULL,
    note        TEXT   NOT NULL
);
CREATE UNIQUE INDEX delivery_event ON delivery (agreement, event);
CREATE INDEX delivery_page ON delivery (agreement, id);
CREATE INDEX delivery_story ON delivery (story, agreement, version);
CREATE INDEX delivery_due ON delivery (agreement, next_at) WHERE state = 'waiting';
CREATE INDEX delivery_order ON delivery (agreement, story, version) WHERE state = 'waiting';
CREATE INDEX delivery_dead ON delivery (id) WHERE state = 'dead';

-- Who is told when a feed changes (WebSub).
CREATE TABLE websub_subscription (
    id          BIGINT NOT NULL PRIMARY KEY,
    site        BIGINT NOT NULL REFERENCES site (id),
    topic       TEXT   NOT NULL,
    callback    TEXT   NOT NULL,
    secret      TEXT   NOT NULL,
    active      BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL,
    digest      TEXT   NOT NULL,
    failures    BIGINT NOT NULL,
    error       TEXT   NOT NULL,
    told_at     BIGINT NOT NULL
);
CREATE UNIQUE INDEX websub_subscription_one ON websub_subscription (callback, topic);
CREATE INDEX websub_subscription_site ON websub_subscription (site, id) WHERE active = 1;
CREATE INDEX websub_subscription_end ON websub_subscription (ends_at);
