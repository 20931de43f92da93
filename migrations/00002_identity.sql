-- +goose Up

-- Signing in. Tokens, links and codes are kept as hashes only; an
-- authenticator's secret must be kept as it is.

-- What an account proves itself with, and its language. No row: nothing yet.
CREATE TABLE login (
    account      BIGINT NOT NULL PRIMARY KEY REFERENCES account (id),
    language     TEXT   NOT NULL,
    password     TEXT   NOT NULL, -- argon2id in the PHC string format, empty for none
    password_at  BIGINT NOT NULL,
    totp         TEXT   NOT NULL, -- base 32, empty for none
    totp_at      BIGINT NOT NULL,
    totp_step    BIGINT NOT NULL  -- the last time step whose code was taken
);

-- At most one row: who made themselves the network's owner at the first run.
CREATE TABLE first_owner (
    one         BIGINT NOT NULL PRIMARY KEY,
    account     BIGINT NOT NULL,
    at          BIGINT NOT NULL
);

CREATE TABLE passkey (
    id          TEXT   NOT NULL PRIMARY KEY, -- base64url of the credential id
    account     BIGINT NOT NULL REFERENCES account (id),
    name        TEXT   NOT NULL,
    made_at     BIGINT NOT NULL,
    used_at     BIGINT NOT NULL,
    sign_count  BIGINT NOT NULL,
    transports  TEXT   NOT NULL,
    credential  TEXT   NOT NULL -- the record of WebAuthn with the public key, JSON
);
CREATE INDEX passkey_account ON passkey (account, made_at);

CREATE TABLE recovery_code (
    account     BIGINT NOT NULL REFERENCES account (id),
    hash        TEXT   NOT NULL,
    used_at     BIGINT NOT NULL,
    PRIMARY KEY (account, hash)
) WITHOUT ROWID;

CREATE TABLE session (
    id          BIGINT NOT NULL PRIMARY KEY,
    token       TEXT   NOT NULL UNIQUE,
    account     BIGINT NOT NULL REFERENCES account (id),
    made_at     BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL,
    proved_at   BIGINT NOT NULL, -- when the person last proved who they are
    method      TEXT   NOT NULL,
    address     TEXT   NOT NULL,
    agent       TEXT   NOT NULL
);
CREATE INDEX session_account ON session (account, seen_at);
CREATE INDEX session_ends ON session (ends_at);

-- Browsers from which an account signed in before: what strangers try does not
-- slow these down.
CREATE TABLE known_device (
    token       TEXT   NOT NULL,
    account     BIGINT NOT NULL REFERENCES account (id),
    seen_at     BIGINT NOT NULL,
    PRIMARY KEY (token, account)
) WITHOUT ROWID;

-- Steps between two requests of one browser: second factor, the challenge of a
-- passkey, the state of a single sign-on, an authenticator that is being set up.
CREATE TABLE ceremony (
    token       TEXT   NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL,
    account     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL,
    data        TEXT   NOT NULL
);
CREATE INDEX ceremony_ends ON ceremony (ends_at);

-- Links that let one person in once: invitations and resets. The token is
-- empty until the letter goes out.
CREATE TABLE one_time_link (
    id          BIGINT NOT NULL PRIMARY KEY,
    token       TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    account     BIGINT NOT NULL REFERENCES account (id),
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL
);
CREATE UNIQUE INDEX one_time_link_token ON one_time_link (token) WHERE token <> '';
CREATE INDEX one_time_link_account ON one_time_link (account);

-- Failed attempts by account, address or device: the times of the last ones in
-- milliseconds, as a JSON list. One row each, so that processes take turns.
CREATE TABLE attempt (
    scope       TEXT   NOT NULL PRIMARY KEY,
    touched_at  BIGINT NOT NULL,
    failures    TEXT   NOT NULL
);
CREATE INDEX attempt_touched ON attempt (touched_at);

CREATE TABLE oidc_subject (
    issuer      TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    account     BIGINT NOT NULL REFERENCES account (id),
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
) WITHOUT ROWID;
CREATE INDEX oidc_subject_account ON oidc_subject (account);

-- The audit trail reads the log newest first, by one of these.
CREATE INDEX event_actor ON event (actor, id) WHERE actor <> 0;
CREATE INDEX event_site ON event (site, id) WHERE site <> 0;
CREATE INDEX event_kind ON event (kind, id);

-- Which accounts an event is about, besides who did it.
CREATE TABLE event_about (
    account     BIGINT NOT NULL,
    event       BIGINT NOT NULL,
    PRIMARY KEY (account, event)
) WITHOUT ROWID;
