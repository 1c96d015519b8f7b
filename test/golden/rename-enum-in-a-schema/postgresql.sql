-- upgrade
ALTER TYPE sales.mood RENAME TO feeling;
ALTER TABLE users ADD COLUMN other sales.feeling;

-- downgrade
ALTER TABLE users DROP COLUMN other;
ALTER TYPE sales.feeling RENAME TO mood;
