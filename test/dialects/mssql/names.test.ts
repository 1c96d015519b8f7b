/** Constraints that have names of ours, and those that the server names itself. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { t } from '../../../src/dsl/types.ts';
import type { Author } from '../../plan/chain.ts';
import { render } from './rendering.ts';

const users: Author = (op) =>
  op.createTable('users', { id: t.integer(), age: t.integer().default(18), prefs: t.json() });
const dropsAge: Author = (op) => op.dropColumn('users', 'age');

test('a default is dropped by the name that it was given', () => {
  assert.equal(render([users, dropsAge]), [
    'ALTER TABLE users DROP CONSTRAINT df_users_age',
    'ALTER TABLE users DROP COLUMN age',
  ]);
});

test('where the server chose the name, it is looked up', () => {
  const [lookUp = '', drop] = render([users, dropsAge], { leaveNames: true });
  assert.match(
    lookUp,
    /from sys\.default_constraints\nwhere parent_object_id = object_id\('users'\)\nand col_name\(.*\) = 'age'/,
  );
  assert.is(drop, 'ALTER TABLE users DROP COLUMN age');
  const [check = ''] = render([users, (op) => op.dropColumn('users', 'prefs')], { leaveNames: true });
  assert.match(check, /from sys\.check_constraints[\s\S]*and is_system_named = 1\n/);
});

test('a look-up holds names of any letters', () => {
  const odd: Author = (op) => op.createTable("o'größe", { a: t.integer().default(1) }, null, { schema: 'x.y' });
  const [lookUp = ''] = render([odd, (op) => op.dropColumn("o'größe", 'a', { schema: 'x.y' })], { leaveNames: true });
  assert.match(lookUp, /^declare @const_name nvarchar\(258\)/);
  assert.match(lookUp, /object_id\(N'\[x\.y\]\.\[o''größe\]'\)/);
  assert.match(lookUp, /exec\(N'alter table \[x\.y\]\.\[o''größe\] drop constraint ' \+ @const_name\)$/);
});

test('the names follow the table and the column', () => {
  assert.equal(render([users, (op) => op.renameTable('users', 'people')]), [
    "EXEC sp_rename 'users', people",
    "EXEC sp_rename 'df_users_age', df_people_age, 'OBJECT'",
    "EXEC sp_rename 'ck_users_prefs_values', ck_people_prefs_values, 'OBJECT'",
  ]);
  assert.equal(render([users, (op) => op.renameColumn('users', 'age', 'years')]), [
    "EXEC sp_rename 'users.age', years, 'COLUMN'",
    "EXEC sp_rename 'df_users_age', df_users_years, 'OBJECT'",
  ]);
  assert.equal(render([users, (op) => op.renameTable('users', 'people')], { leaveNames: true }), [
    "EXEC sp_rename 'users', people",
  ]);
});

test.run();
