-- upgrade
-- outside of a transaction
ALTER INDEX ix RENAME TO ix_users_email;

-- downgrade
-- outside of a transaction
ALTER INDEX ix_users_email RENAME TO ix;
