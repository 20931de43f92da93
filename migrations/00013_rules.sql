-- +goose Up

-- Rules by which a site's stories are shared by themselves; says is JSON.
CREATE TABLE share_rule (
    id          BIGINT NOT NULL PRIMARY KEY,
    site        BIGINT NOT NULL REFERENCES site (id),
    position    BIGINT NOT NULL,
    is_on       BIGINT NOT NULL,
    rev         BIGINT NOT NULL,
    tested      BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    name        TEXT   NOT NULL,
    says        TEXT   NOT NULL
);
CREATE INDEX share_rule_site ON share_rule (site, position, id);
