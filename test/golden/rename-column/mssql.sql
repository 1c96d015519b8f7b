-- upgrade
EXEC sp_rename 'users.email', mail, 'COLUMN';

-- downgrade
EXEC sp_rename 'users.mail', email, 'COLUMN';
