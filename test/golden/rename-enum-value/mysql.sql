-- upgrade
-- outside of a transaction
ALTER TABLE users MODIFY mood ENUM('ok','sad','it''s blue') NULL DEFAULT 'sad';
UPDATE users SET mood = 'it''s blue' WHERE mood = 'sad';
-- outside of a transaction
ALTER TABLE users MODIFY mood ENUM('ok','it''s blue') NULL DEFAULT 'it''s blue';
-- outside of a transaction
ALTER TABLE users ADD COLUMN other ENUM('ok','it''s blue') DEFAULT 'it''s blue';

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN other;
-- outside of a transaction
ALTER TABLE users MODIFY mood ENUM('ok','it''s blue','sad') NULL DEFAULT 'it''s blue';
UPDATE users SET mood = 'sad' WHERE mood = 'it''s blue';
-- outside of a transaction
ALTER TABLE users MODIFY mood ENUM('ok','sad') NULL DEFAULT 'sad';
