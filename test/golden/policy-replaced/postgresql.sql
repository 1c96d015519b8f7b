-- upgrade
DROP POLICY own ON users;
CREATE POLICY own ON users USING (owner = session_user) WITH CHECK (name <> '');
ALTER POLICY own ON users RENAME TO own_rows;
DROP POLICY gone ON users;
ALTER TABLE users DISABLE ROW LEVEL SECURITY;

-- downgrade
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY gone ON users FOR DELETE USING (true);
ALTER POLICY own_rows ON users RENAME TO own;
DROP POLICY own ON users;
CREATE POLICY own ON users USING (owner = current_user);
