-- upgrade
-- or stop: rows of users break ck_age, but the check is validated; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM users WHERE NOT (age >= 0);
ALTER TABLE users WITH CHECK CHECK CONSTRAINT ck_age;
-- or stop: rows of orders refer to no row of users, but the foreign key fk_user is validated; by %%physloc%%
SELECT TOP (6) sys.fn_PhysLocFormatter(child.%%physloc%%) FROM orders AS child WHERE child.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users AS parent WHERE parent.id = child.user_id);
ALTER TABLE orders WITH CHECK CHECK CONSTRAINT fk_user;

-- downgrade
ALTER TABLE orders DROP CONSTRAINT fk_user;
ALTER TABLE orders WITH NOCHECK ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE users DROP CONSTRAINT ck_age;
ALTER TABLE users WITH NOCHECK ADD CONSTRAINT ck_age CHECK (age >= 0);
