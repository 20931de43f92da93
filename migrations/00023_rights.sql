-- +goose Up

-- Which pictures of a story readers get, for the desk's list.
CREATE INDEX asset_use_story ON asset_use (story) WHERE story <> 0 AND kind <> 'draft';
