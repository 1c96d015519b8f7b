-- upgrade
ALTER TYPE mood RENAME TO feeling;
ALTER TABLE users ADD COLUMN other feeling[];
ALTER TABLE users DROP COLUMN mood;
ALTER TYPE feeling RENAME TO "select";

-- downgrade
ALTER TYPE "select" RENAME TO feeling;
ALTER TABLE users ADD COLUMN mood feeling DEFAULT 'ok'::feeling;
-- or stop: rows of users break users_mood_check, but the check is added; by id
SELECT left(id::text, 40) FROM users WHERE NOT (mood <> 'sad'::feeling) LIMIT 6;
ALTER TABLE users ADD CONSTRAINT users_mood_check CHECK (mood <> 'sad'::feeling);
ALTER TABLE users DROP COLUMN other;
ALTER TYPE feeling RENAME TO mood;
