-- upgrade
SELECT left(id::text, 40) FROM users WHERE NOT (age >= 0) LIMIT 6;
ALTER TABLE users VALIDATE CONSTRAINT ck_age;
SELECT child.ctid::text FROM orders AS child WHERE child.user_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = child.user_id) LIMIT 6;
ALTER TABLE orders VALIDATE CONSTRAINT fk_user;

-- downgrade
ALTER TABLE orders DROP CONSTRAINT fk_user;
ALTER TABLE orders ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE users DROP CONSTRAINT ck_age;
ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age >= 0) NOT VALID;
