-- +goose Up

-- Which story was made of which captured page, by the SHA-256 of the page, in
-- hexadecimal: the same page never becomes two stories.
CREATE TABLE captured (
    digest      TEXT   NOT NULL PRIMARY KEY,
    story       BIGINT REFERENCES story (id), -- never null once committed
    made_at     BIGINT NOT NULL
) WITHOUT ROWID;
