-- upgrade
-- when 1: table dbo.users exists
SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.tables WHERE object_id = OBJECT_ID('dbo.users')) THEN 1 ELSE 0 END;
-- only when 1
UPDATE dbo.users SET id = 1;
-- when 2: column users.email does not exist
SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.columns WHERE object_id = OBJECT_ID('users') AND name = 'email') THEN 0 ELSE 1 END;
-- only when 2
ALTER TABLE users ADD email VARCHAR(255) NULL;
-- when 3: index ix_users_email does not exist
SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.indexes AS i JOIN sys.tables AS t ON t.object_id = i.object_id WHERE i.name = 'ix_users_email' AND t.schema_id = SCHEMA_ID()) THEN 0 ELSE 1 END;
-- only when 3
CREATE INDEX ix_users_email ON users (email);
-- when 4: constraint ünique of users exists
SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.objects WHERE parent_object_id = OBJECT_ID('users') AND name = N'ünique' AND type IN ('PK', 'UQ', 'F', 'C', 'D')) THEN 1 ELSE 0 END;
-- only when 4
SELECT 1;
-- when 5: schema old exists
SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.schemas WHERE name = 'old') THEN 1 ELSE 0 END;
-- only when 5
DROP SCHEMA old;
-- when 6: not (EXISTS (SELECT 1 FROM users))
SELECT CASE WHEN (EXISTS (SELECT 1 FROM users)) THEN 0 ELSE 1 END;
-- only when 6
SELECT 2;
-- or stop: there is nobody
SELECT CASE WHEN (SELECT CASE WHEN count(*) > 0 THEN 1 ELSE 0 END FROM users) = 1 THEN 1 ELSE 0 END;

-- downgrade
