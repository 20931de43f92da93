-- +goose Up

-- What WebSub hubs outside have still to be told: a list of a site whose feeds
-- have changed. n grows with each change, so that one that comes while a hub is
-- told is not forgotten.
CREATE TABLE hub_ping (
    hub         TEXT   NOT NULL,
    site        BIGINT NOT NULL REFERENCES site (id),
    list        TEXT   NOT NULL,
    since       BIGINT NOT NULL,
    n           BIGINT NOT NULL,
    PRIMARY KEY (hub, site, list)
);

-- The way to a hub outside: since when it fails, and until when it is left
-- alone.
CREATE TABLE hub_line (
    hub           TEXT   NOT NULL PRIMARY KEY,
    paused_until  BIGINT NOT NULL,
    failures      BIGINT NOT NULL,
    failing_since BIGINT NOT NULL,
    ok_at         BIGINT NOT NULL,
    error         TEXT   NOT NULL
);
