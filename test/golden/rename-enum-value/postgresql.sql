-- upgrade
ALTER TYPE mood RENAME VALUE 'sad' TO 'it''s blue';
ALTER TABLE users ADD COLUMN other mood DEFAULT 'it''s blue';

-- downgrade
ALTER TABLE users DROP COLUMN other;
ALTER TYPE mood RENAME VALUE 'it''s blue' TO 'sad';
