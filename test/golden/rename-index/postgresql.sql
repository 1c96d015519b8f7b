-- upgrade
ALTER INDEX ix RENAME TO ix_users_email;

-- downgrade
ALTER INDEX ix_users_email RENAME TO ix;
