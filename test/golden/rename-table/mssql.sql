-- upgrade
EXEC sp_rename 'users', people;
EXEC sp_rename 'df_users_age', df_people_age, 'OBJECT';

-- downgrade
EXEC sp_rename 'people', users;
EXEC sp_rename 'df_people_age', df_users_age, 'OBJECT';
