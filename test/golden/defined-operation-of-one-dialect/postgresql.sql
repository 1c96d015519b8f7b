-- upgrade
CLUSTER users USING users_pkey;

-- downgrade
