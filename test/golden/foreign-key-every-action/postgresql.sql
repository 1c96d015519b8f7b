-- upgrade
-- or stop: rows of orders refer to no row of users, but the foreign key fk_user is added; by id
-- tested before anything is changed
SELECT left(child.id::text, 40) FROM orders AS child WHERE child.user_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = child.user_id) LIMIT 6;
ALTER TABLE orders ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED;

-- downgrade
ALTER TABLE orders DROP CONSTRAINT fk_user;
