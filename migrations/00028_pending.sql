-- +goose Up

-- Proposed withdrawals that nobody has decided yet: everybody who may is asked
-- on the page the day begins with.
CREATE INDEX withdrawal_pending ON withdrawal (proposed_at) WHERE approved_at = 0;
