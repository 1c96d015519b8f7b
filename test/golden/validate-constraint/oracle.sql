-- upgrade
-- or stop: rows of users break ck_age, but the check is validated; by id
-- tested before anything is changed
SELECT SUBSTR(TO_CHAR(id), 1, 40) FROM users WHERE NOT (age >= 0) FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE users MODIFY CONSTRAINT ck_age VALIDATE;
-- or stop: rows of orders refer to no row of users, but the foreign key fk_user is validated; by ROWID
-- tested before anything is changed
SELECT ROWIDTOCHAR(child.ROWID) FROM orders child WHERE child.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users parent WHERE parent.id = child.user_id) FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE orders MODIFY CONSTRAINT fk_user VALIDATE;

-- downgrade
-- outside of a transaction
ALTER TABLE orders DROP CONSTRAINT fk_user;
-- outside of a transaction
ALTER TABLE orders ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE ENABLE NOVALIDATE;
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT ck_age;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age >= 0) ENABLE NOVALIDATE;
