-- upgrade
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users ALTER COLUMN mood VARCHAR(4) NULL;
ALTER TABLE users ADD CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'glad', 'sad'));

-- downgrade
-- LB430: revision after has no way back here: PostgreSQL cannot remove the value 'glad' from the enum type "mood"
--   help: write downgrade(op): make a new type without the value and change the columns to it, or leave the value and write an empty downgrade