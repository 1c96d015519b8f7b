-- upgrade
ALTER DOMAIN email DROP DEFAULT;
ALTER DOMAIN email SET NOT NULL;
ALTER DOMAIN email DROP CONSTRAINT email_has_at;
ALTER DOMAIN email ADD CONSTRAINT email_at_once CHECK (value ~ '^[^@]+@[^@]+$');
ALTER DOMAIN email RENAME TO mail;
DROP DOMAIN "old";

-- downgrade
CREATE DOMAIN "old" AS INTEGER;
ALTER DOMAIN mail RENAME TO email;
ALTER DOMAIN email SET DEFAULT 'x';
ALTER DOMAIN email DROP NOT NULL;
ALTER DOMAIN email DROP CONSTRAINT email_at_once;
ALTER DOMAIN email ADD CONSTRAINT email_has_at CHECK (value LIKE '%@%');
