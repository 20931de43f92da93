-- +goose Up

-- Addresses that accounts asked to have instead of theirs, one for each, until
-- its person opens the link that was sent there. The token is a hash, and empty
-- until the letter goes out.
CREATE TABLE email_change (
    account     BIGINT NOT NULL PRIMARY KEY REFERENCES account (id),
    id          BIGINT NOT NULL,
    email       TEXT   NOT NULL,
    token       TEXT   NOT NULL,
    made_at     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL
);
CREATE UNIQUE INDEX email_change_id ON email_change (id);
CREATE UNIQUE INDEX email_change_token ON email_change (token) WHERE token <> '';
CREATE INDEX email_change_ends ON email_change (ends_at);
