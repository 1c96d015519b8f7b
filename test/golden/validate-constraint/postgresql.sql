-- upgrade
-- or stop: rows of users break ck_age, but the check is validated; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE NOT (age >= 0) LIMIT 6;
ALTER TABLE users VALIDATE CONSTRAINT ck_age;
-- or stop: rows of orders refer to no row of users, but the foreign key fk_user is validated; by ctid
-- tested before anything is changed
SELECT child.ctid::text FROM orders AS child WHERE child.user_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = child.user_id) LIMIT 6;
ALTER TABLE orders VALIDATE CONSTRAINT fk_user;

-- downgrade
ALTER TABLE orders DROP CONSTRAINT fk_user;
ALTER TABLE orders ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE users DROP CONSTRAINT ck_age;
ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age >= 0) NOT VALID;
