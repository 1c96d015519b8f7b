-- upgrade
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users ALTER COLUMN mood VARCHAR(4) NULL;
ALTER TABLE users ADD CONSTRAINT ck_users_mood_values CHECK (mood IN ('ok', 'glad', 'sad'));

-- downgrade
-- LB430: revision after has no way back here: rows may have the value 'glad' of the enum type "mood" by then, and nobody can tell what they get instead
--   help: write downgrade(op) with op.removeEnumValue, and its replaceWith for rows that have the value; or leave the value there and write an empty downgrade