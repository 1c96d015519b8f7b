-- upgrade
-- nobody is younger
        UPDATE users SET age = 18, email = lower(email) WHERE age < 18;
DELETE FROM users WHERE email LIKE '%;%:name';

-- downgrade
