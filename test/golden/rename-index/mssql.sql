-- upgrade
EXEC sp_rename 'users.ix', ix_users_email, 'INDEX';

-- downgrade
EXEC sp_rename 'users.ix_users_email', ix, 'INDEX';
