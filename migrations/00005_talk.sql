-- +goose Up

-- What people of the newsroom say to each other about a story.

-- A thread begins with the comment whose id it bears. Positions are those of
-- the working copy; the words stay when the passage is gone.
CREATE TABLE comment (
    id          BIGINT NOT NULL PRIMARY KEY,
    story       BIGINT NOT NULL REFERENCES story (id),
    thread      BIGINT NOT NULL,
    author      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    edited_at   BIGINT NOT NULL,
    deleted_at  BIGINT NOT NULL,
    deleted_by  BIGINT NOT NULL,
    resolved_at BIGINT NOT NULL,
    resolved_by BIGINT NOT NULL,
    answers     BIGINT NOT NULL,
    anchor_from BIGINT NOT NULL,
    anchor_to   BIGINT NOT NULL,
    anchor_lost BIGINT NOT NULL,
    quote       TEXT   NOT NULL,
    mentions    TEXT   NOT NULL,
    text        TEXT   NOT NULL
);
CREATE INDEX comment_story ON comment (story, id);
CREATE INDEX comment_anchor ON comment (story) WHERE quote <> '';

-- What a comment said before it was changed or deleted.
CREATE TABLE comment_past (
    id          BIGINT NOT NULL PRIMARY KEY,
    comment     BIGINT NOT NULL REFERENCES comment (id),
    at          BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    text        TEXT   NOT NULL
);
CREATE INDEX comment_past_comment ON comment_past (comment, id);

-- Threads of a story that wait for an answer. Kept, never counted.
CREATE TABLE comment_count (
    story       BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    n           BIGINT NOT NULL
);

-- Who is to write a story, and by when. One at a time; the log has the others.
CREATE TABLE assignment (
    story       BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    account     BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    note        TEXT   NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    done_at     BIGINT NOT NULL,
    done_by     BIGINT NOT NULL
);
CREATE INDEX assignment_open ON assignment (account, due_at, story) WHERE done_at = 0;

-- What a person is told, newest by id.
CREATE TABLE notification (
    id          BIGINT NOT NULL PRIMARY KEY,
    account     BIGINT NOT NULL REFERENCES account (id),
    kind        TEXT   NOT NULL,
    story       BIGINT NOT NULL,
    site        BIGINT NOT NULL,
    subject     BIGINT NOT NULL,
    actor       BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    read_at     BIGINT NOT NULL,
    mailed_at   BIGINT NOT NULL,
    detail      TEXT   NOT NULL
);
CREATE INDEX notification_page ON notification (account, id);
CREATE INDEX notification_unread ON notification (account, id) WHERE read_at = 0;
CREATE INDEX notification_unmailed ON notification (account, id) WHERE mailed_at = 0;

-- How many of them are unread, kept, and when mail is wanted about them.
CREATE TABLE notification_inbox (
    account     BIGINT NOT NULL PRIMARY KEY REFERENCES account (id),
    unread      BIGINT NOT NULL,
    mail        TEXT   NOT NULL
);

CREATE TABLE notification_mute (
    account     BIGINT NOT NULL REFERENCES account (id),
    story       BIGINT NOT NULL REFERENCES story (id),
    PRIMARY KEY (account, story)
) WITHOUT ROWID;

-- Right of reply: what a person outside asks of a site about a story.
CREATE TABLE reply_request (
    id           BIGINT NOT NULL PRIMARY KEY,
    site         BIGINT NOT NULL REFERENCES site (id),
    number       TEXT   NOT NULL UNIQUE,
    digest       TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    wish         TEXT   NOT NULL,
    story        BIGINT NOT NULL,
    language     TEXT   NOT NULL,
    received_at  BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    assigned     BIGINT NOT NULL,
    decided_at   BIGINT NOT NULL,
    decided_by   BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    reply_story  BIGINT NOT NULL,
    notice       BIGINT NOT NULL,
    rev          BIGINT NOT NULL,
    name         TEXT   NOT NULL,
    capacity     TEXT   NOT NULL,
    email        TEXT   NOT NULL,
    phone        TEXT   NOT NULL,
    address      TEXT   NOT NULL,
    passage      TEXT   NOT NULL,
    facts        TEXT   NOT NULL,
    consent      TEXT   NOT NULL,
    grounds      TEXT   NOT NULL,
    reason       TEXT   NOT NULL,
    announcement TEXT   NOT NULL,
    UNIQUE (site, digest)
);
CREATE INDEX reply_request_state ON reply_request (site, state, id);
CREATE INDEX reply_request_site ON reply_request (site, id);
CREATE INDEX reply_request_story ON reply_request (story) WHERE story <> 0;
CREATE INDEX reply_request_reply ON reply_request (reply_story) WHERE reply_story <> 0;

-- How many requests of a site stand where. Kept, never counted.
CREATE TABLE reply_count (
    site        BIGINT NOT NULL REFERENCES site (id),
    state       TEXT   NOT NULL,
    n           BIGINT NOT NULL,
    PRIMARY KEY (site, state)
);

-- Files that came with a request. They are private: identity and evidence.
CREATE TABLE reply_file (
    id          BIGINT NOT NULL PRIMARY KEY,
    request     BIGINT NOT NULL REFERENCES reply_request (id),
    kind        TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    type        TEXT   NOT NULL,
    bytes       BIGINT NOT NULL,
    sha256      TEXT   NOT NULL
);
CREATE INDEX reply_file_request ON reply_file (request, id);
CREATE INDEX reply_file_sha ON reply_file (sha256);

-- Letters to the person who asked.
CREATE TABLE reply_letter (
    id          BIGINT NOT NULL PRIMARY KEY,
    request     BIGINT NOT NULL REFERENCES reply_request (id),
    kind        TEXT   NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    sent_at     BIGINT NOT NULL,
    subject     TEXT   NOT NULL,
    text        TEXT   NOT NULL
);
CREATE INDEX reply_letter_request ON reply_letter (request, id);

-- What the log says of a request.
CREATE TABLE reply_event (
    request     BIGINT NOT NULL REFERENCES reply_request (id),
    event       BIGINT NOT NULL,
    PRIMARY KEY (request, event)
) WITHOUT ROWID;
