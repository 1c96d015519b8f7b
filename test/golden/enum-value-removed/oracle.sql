-- upgrade
UPDATE users SET mood = 'ok' WHERE mood = 'it''s sad';
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_mood_enum;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'glad'));
-- outside of a transaction
ALTER TABLE users MODIFY mood DEFAULT 'ok';
-- or stop: rows of shirt have l in size, but the value is removed from the enum type public.size; by ROWID
-- tested before anything is changed
SELECT ROWIDTOCHAR(ROWID) FROM shirt WHERE "size" = 'l' FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE shirt DROP CONSTRAINT shirt_size_enum;
-- outside of a transaction
ALTER TABLE shirt ADD CONSTRAINT shirt_size_enum CHECK ("size" IN ('s', 'm'));

-- downgrade
-- outside of a transaction
ALTER TABLE shirt DROP CONSTRAINT shirt_size_enum;
-- outside of a transaction
ALTER TABLE shirt ADD CONSTRAINT shirt_size_enum CHECK ("size" IN ('s', 'm', 'l'));
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_mood_enum;
-- outside of a transaction
ALTER TABLE users MODIFY mood VARCHAR2(8 CHAR);
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'it''s sad', 'glad'));
-- outside of a transaction
ALTER TABLE users MODIFY mood DEFAULT 'it''s sad';
