-- upgrade
ALTER TYPE mood RENAME TO mood_limbeck_old;
CREATE TYPE mood AS ENUM ('ok', 'it''s bad');
ALTER TABLE users ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE users ALTER COLUMN mood TYPE mood USING (CASE mood::TEXT WHEN 'sad' THEN 'it''s bad' ELSE mood::TEXT END)::mood;
ALTER TABLE users ALTER COLUMN mood SET DEFAULT 'ok';
DROP TYPE mood_limbeck_old;

-- downgrade
-- committed before it is used
ALTER TYPE mood ADD VALUE 'sad' BEFORE 'it''s bad';
