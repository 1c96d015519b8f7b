-- upgrade
ALTER TABLE users ADD other VARCHAR(3) NULL CONSTRAINT ck_users_other_values CHECK (other IN ('ok', 'sad'));

-- downgrade
ALTER TABLE users DROP CONSTRAINT ck_users_other_values;
ALTER TABLE users DROP COLUMN other;
