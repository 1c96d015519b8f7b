-- upgrade
EXEC sp_rename 'users_email_key', [uq "email"], 'OBJECT';
EXEC sp_rename 'orders_user_id_fkey', fk_user, 'OBJECT';
EXEC sp_rename 'users_pkey', pk, 'OBJECT';

-- downgrade
EXEC sp_rename 'pk', users_pkey, 'OBJECT';
EXEC sp_rename 'fk_user', orders_user_id_fkey, 'OBJECT';
EXEC sp_rename '[uq "email"]', users_email_key, 'OBJECT';
