-- upgrade
CREATE DOMAIN email AS TEXT COLLATE "C" DEFAULT 'nobody@example.com' NOT NULL CONSTRAINT email_has_at CHECK (value LIKE '%@%') CONSTRAINT email_short CHECK (length(value) < 255);
COMMENT ON DOMAIN email IS 'an address';

-- downgrade
DROP DOMAIN email;
