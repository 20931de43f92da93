-- +goose Up

-- When people were told that nothing gets through on a line; 0 while it works.
ALTER TABLE agreement_line ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;

-- Partners are rows of the ledger. Of what was corrected and withdrawn before,
-- these rows are added when the entry is looked at next: an open one soon is.
UPDATE ledger_subject SET standing = 'open', settled_at = 0
WHERE event <> 0 AND EXISTS (SELECT 1 FROM delivery v WHERE v.story = ledger_subject.story AND v.event = ledger_subject.event);
