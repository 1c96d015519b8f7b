-- upgrade
UPDATE users SET mood = 'it''s bad' WHERE mood = 'sad';
-- outside of a transaction
ALTER TABLE users MODIFY mood ENUM('ok','it''s bad') NULL DEFAULT 'ok';

-- downgrade
-- outside of a transaction
ALTER TABLE users MODIFY mood ENUM('ok','sad','it''s bad') NULL DEFAULT 'ok';
