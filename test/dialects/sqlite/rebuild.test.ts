/** Tables made anew through the sqlite3 shell: nothing that was there is lost, and what would be lost stops the script. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../../cli/run-main.ts';
import { apply, hasShell, program } from './shell.ts';

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** A project of these upgrades, r1 to rN, with a database. */
class Chain {
  readonly root: string;
  readonly database: string;

  constructor(...bodies: readonly string[]) {
    const files = Object.fromEntries(
      bodies.map((body, i) => [`migrations/${i + 1}.ts`, module(`r${i + 1}`, i === 0 ? null : `r${i}`, body)]),
    );
    this.root = folderWith({ 'limbeck.config.json': '{ "dataLossGate": false }', ...files });
    this.database = join(this.root, 'test.db');
  }

  async script(from: string, to: string, ...more: readonly string[]): Promise<string> {
    const { stdout, stderr } = await limbeck(
      this.root,
      'compile',
      '--dialect',
      'sqlite',
      '--from',
      from,
      '--to',
      to,
      ...more,
    );
    assert.not.match(stderr, /error\[/);
    return stdout;
  }

  async refusal(from: string, to: string): Promise<string> {
    const { status, stderr } = await limbeck(this.root, 'compile', '--dialect', 'sqlite', '--from', from, '--to', to);
    assert.is(status, 1);
    return stderr;
  }

  run(sql: string): Outcome {
    return apply(this.database, sql);
  }

  ask(sql: string): string {
    const { status, output } = this.run(sql);
    assert.is(status, 0, output);
    return output.trim();
  }

  async go(from: string, to: string, ...more: readonly string[]): Promise<void> {
    const { status, output } = this.run(await this.script(from, to, ...more));
    assert.is(status, 0, output);
  }

  /** It stops for that reason, and everything is as it was. */
  async stops(from: string, to: string, why: RegExp): Promise<void> {
    const before = this.dump();
    const { status, output } = this.run(await this.script(from, to));
    assert.is(status, 1, output);
    assert.match(output, why);
    assert.is(this.dump(), before);
  }

  /** The schema, and every value of every table. */
  dump(): string {
    const rows = this.ask(ROWS_OF_ALL);
    return this.ask(`SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2;\n${rows}`);
  }
}

/** Questions for the rows of every table, one a line. */
const ROWS_OF_ALL = `SELECT 'SELECT ' || (SELECT group_concat('quote(' || quoted || ')') FROM
    (SELECT '"' || replace(name, '"', '""') || '"' AS quoted FROM pragma_table_xinfo(m.name))) || ' FROM "' || replace(name, '"', '""') || '";'
  FROM sqlite_schema m WHERE type = 'table' ORDER BY name;`;

const USERS = `op.createTable('users', {
      id: t.integer().primaryKey(),
      email: t.string(255).notNull().unique().collate('NOCASE'),
      data: t.binary(),
      score: t.raw(sql\`\`),
      age: t.integer().default(18).check(sql\`age > 0\`),
      boss: t.integer().references('users.id'),
    });
    op.createTable('orders', {
      id: t.integer().primaryKey(),
      user_id: t.integer().notNull().references('users.id', { onDelete: 'cascade', onUpdate: 'cascade' }),
    });
    op.createIndex('ix_age', 'users', [sql\`age + 1\`, 'email'], { where: sql\`age > 20\` });
    op.createTable('log', { what: t.text() });
    op.createTrigger('tr_users', 'users', {
      timing: 'after', events: ['delete'], body: sql\`INSERT INTO log VALUES ('deleted ' || OLD.email);\`,
    });
    op.createTrigger('tr_orders', 'orders', {
      timing: 'after', events: ['insert'], body: sql\`UPDATE users SET age = age + 1 WHERE id = NEW.user_id;\`,
    });
    op.createView('mails', sql\`SELECT email, age FROM users ORDER BY id\`);`;

const ROWS = `PRAGMA foreign_keys = ON;
INSERT INTO users (id, email, data, score, age, boss) VALUES
  (1, 'Ann', x'00ff27', 1, 30, NULL), (2, 'bob', NULL, 1.5, NULL, 1), (7, 'it''s' || char(10) || 'x', x'', 'text', 40, 7),
  (-3, '', zeroblob(3), NULL, 9223372036854775807, 2), (9, 'q', 'text in a blob', x'01', 'old', 9);
INSERT INTO orders VALUES (1, 1), (2, 7), (3, 1);`;

/** Every value with its storage class, to the byte. */
const VALUES = (table: string, columns: readonly string[]): string =>
  `SELECT ${columns.map((one) => `typeof(${one}) || ':' || hex(${one})`).join(" || ',' || ")} FROM ${table} ORDER BY id;`;

const USER_VALUES = VALUES('users', ['id', 'email', 'data', 'score', 'age', 'boss']);

test('several changes are one rebuild; every value, index, trigger, view and foreign key is still there', async () => {
  const chain = new Chain(
    USERS,
    `op.alterColumn('users', 'age', { type: t.bigint(), default: 21 });
  op.addColumn('users', 'code', t.string(9).notNull().default("it's"));
  op.createCheckConstraint('ck_code', 'users', sql\`length(code) < 9\`);
  op.createForeignKey('fk_boss', 'users', 'users', ['boss'], ['id'], { onDelete: 'set null' });
  op.dropConstraint('users_boss_fkey', 'users');`,
  );
  await chain.go('base', 'r1');
  chain.ask(ROWS);
  const [values, orders] = [chain.ask(USER_VALUES), chain.ask(VALUES('orders', ['id', 'user_id']))];
  const others = "SELECT type, name, sql FROM sqlite_schema WHERE name <> 'users' AND sql IS NOT NULL ORDER BY 1, 2;";
  const around = chain.ask(others);
  const text = await chain.script('r1', 'r2');
  assert.is(text.split('CREATE TABLE limbeck_new_').length, 2);
  const { status, output } = chain.run(`PRAGMA foreign_keys = ON;\n${text}`);
  assert.is(status, 0, output);
  assert.match(output, /foreign_keys was on in this session and is off now/);
  assert.is(chain.ask(USER_VALUES), values);
  assert.is(chain.ask(VALUES('orders', ['id', 'user_id'])), orders);
  assert.is(chain.ask(others), around);
  assert.is(chain.ask("SELECT count(*) FROM users WHERE code = 'it''s'"), '5');
  assert.is(chain.ask('PRAGMA integrity_check; PRAGMA foreign_key_check;'), 'ok');
  // All of it works.
  assert.is(chain.ask("SELECT count(*) FROM mails; SELECT count(*) FROM users WHERE email = 'BOB';"), '5\n1');
  assert.match(chain.run("INSERT INTO users (id, email, code) VALUES (50, 'BOB', 'x');").output, /UNIQUE.*email/);
  assert.match(chain.run("INSERT INTO users (id, email, age) VALUES (50, 'n', -1);").output, /users_age_check/);
  assert.match(chain.run('PRAGMA foreign_keys = ON; INSERT INTO orders VALUES (9, 12345);').output, /FOREIGN KEY/);
  assert.is(chain.ask('INSERT INTO orders VALUES (10, 1); SELECT age FROM users WHERE id = 1;'), '33');
  chain.ask('PRAGMA foreign_keys = ON; DELETE FROM users WHERE id = 1;');
  assert.is(
    chain.ask('SELECT what FROM log; SELECT count(*) FROM orders; SELECT boss IS NULL FROM users WHERE id = 2;'),
    'deleted Ann\n1\n1',
  );
  assert.is(
    chain.ask("INSERT INTO users (email, code) VALUES ('new', 'x'); SELECT age FROM users WHERE email = 'new';"),
    '21',
  );
});

test('no row that refers to the table goes with it (W28), with foreign_keys on in the session or not', async () => {
  for (const state of ['ON', 'OFF']) {
    const chain = new Chain(USERS, "op.alterColumn('users', 'email', { nullable: true });");
    await chain.go('base', 'r1');
    chain.ask(ROWS);
    const { status, output } = chain.run(`PRAGMA foreign_keys = ${state};\n${await chain.script('r1', 'r2')}`);
    assert.is(status, 0, output);
    assert.is(/foreign_keys was on/.test(output), state === 'ON');
    assert.is(chain.ask('SELECT count(*) FROM orders; SELECT count(*) FROM users;'), '3\n5');
  }
});

test('a new column gets what it was given when it was added, and renamed columns keep their values', async () => {
  const chain = new Chain(
    USERS,
    `op.addColumn('users', 'level', t.integer().notNull().default(5));
  op.alterColumn('users', 'level', { default: null });
  op.renameColumn('users', 'email', 'mail');
  op.alterColumn('users', 'mail', { nullable: true });
  op.dropColumn('users', 'score');
  op.addColumn('users', 'score', t.integer().default(3));`,
  );
  await chain.go('base', 'r1');
  chain.ask(ROWS);
  const mails = chain.ask('SELECT hex(email) FROM users ORDER BY id;');
  await chain.go('r1', 'r2');
  assert.is(chain.ask('SELECT hex(mail) FROM users ORDER BY id;'), mails);
  assert.is(chain.ask('SELECT DISTINCT level, score FROM users;'), '5|3');
  assert.is(chain.ask('SELECT count(mail) FROM mails;'), '5');
  assert.match(chain.run("INSERT INTO users (mail) VALUES ('z');").output, /NOT NULL constraint failed: users.level/);
  assert.match(chain.ask("SELECT sql FROM sqlite_schema WHERE name = 'tr_users';"), /OLD\."?mail/);
});

test('rows keep their rowid where no column is it, and a column that is it keeps its numbers', async () => {
  const chain = new Chain(
    "op.createTable('loose', { a: t.text() }); op.createTable('keyed', { rowid: t.text(), k: t.uuid().primaryKey() });",
    "op.alterColumn('loose', 'a', { default: 'x' }); op.alterColumn('keyed', 'rowid', { default: 'x' });",
  );
  await chain.go('base', 'r1');
  chain.ask(
    "INSERT INTO loose (rowid, a) VALUES (9, 'a'), (4, 'b'); INSERT INTO keyed (oid, k) VALUES (77, 'k'), (3, 'l');",
  );
  await chain.go('r1', 'r2');
  assert.is(
    chain.ask('SELECT rowid, a FROM loose ORDER BY 1; SELECT oid, k FROM keyed ORDER BY 1;'),
    '4|b\n9|a\n3|l\n77|k',
  );
});

test('values become another type without loss, or the script stops', async () => {
  const chain = new Chain(
    `op.createTable('c', { id: t.integer().primaryKey(), v: t.text(), w: t.double(), d: t.timestamp(), e: t.date() });`,
    `op.alterColumn('c', 'v', { type: t.integer() });
  op.alterColumn('c', 'w', { type: t.text() });
  op.alterColumn('c', 'd', { type: t.date() });
  op.alterColumn('c', 'e', { type: t.timestamp() });`,
  );
  await chain.go('base', 'r1');
  chain.ask(
    `INSERT INTO c VALUES (1, '12', 1.5, '2026-01-15 10:30:00.000000', '2026-01-15'), (2, NULL, NULL, NULL, NULL), (3, ' 007', 1e300, 'odd', 'odd');`,
  );
  const row = (id: number): string => chain.ask(`SELECT typeof(v), v, typeof(w), w, d, e FROM c WHERE id = ${id};`);
  for (const odd of ["'x'", "'1.5'", "''", "x'31'"]) {
    chain.ask(`UPDATE c SET v = ${odd} WHERE id = 3;`);
    await chain.stops('r1', 'r2', /every v of c must be a whole number/);
  }
  chain.ask("UPDATE c SET v = ' 007' WHERE id = 3;");
  await chain.go('r1', 'r2');
  assert.is(row(1), 'integer|12|text|1.5|2026-01-15|2026-01-15 00:00:00.000000');
  assert.is(row(2), 'null||null|||');
  assert.is(row(3), 'integer|7|text|1.0e+300|odd|odd 00:00:00.000000');
});

test('rows that the new table cannot hold stop the script, and all is as it was', async () => {
  const bodies: readonly (readonly [body: string, why: RegExp])[] = [
    ["op.alterColumn('users', 'data', { nullable: false });", /rows of users have no data/],
    ["op.createUniqueConstraint('uq', 'users', ['boss']);", /values of boss are in several rows/],
    ["op.createCheckConstraint('ck', 'users', sql`id > 0`);", /rows of users.*ck/],
    ["op.createForeignKey('fk', 'users', 'orders', ['boss'], ['id']);", /refer to no row of orders/],
    ["op.addColumn('users', 'must', t.text().notNull());", /would have no must/],
  ];
  for (const [body, why] of bodies) {
    const chain = new Chain(USERS, body);
    await chain.go('base', 'r1');
    chain.ask(`${ROWS} UPDATE users SET boss = 7 WHERE id = 2;`);
    await chain.stops('r1', 'r2', why);
  }
});

test('what the chain does not know of is not lost: the script stops before anything', async () => {
  for (const unknown of [
    'ALTER TABLE users ADD COLUMN extra TEXT',
    'CREATE INDEX ix_mine ON users (boss)',
    'CREATE TRIGGER mine AFTER UPDATE ON users BEGIN SELECT 1; END',
    "DROP TRIGGER tr_users; CREATE TRIGGER tr_users AFTER DELETE ON users FOR EACH ROW BEGIN SELECT 'mine'; END",
    'DROP INDEX ix_age',
  ]) {
    const chain = new Chain(USERS, "op.alterColumn('users', 'email', { nullable: true });");
    await chain.go('base', 'r1');
    chain.ask(`${ROWS} ${unknown};`);
    await chain
      .stops('r1', 'r2', /users is not what the chain says/)
      .catch((error) => assert.unreachable(`${unknown}: ${error}`));
  }
  const options = [
    ['id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT', ''],
    ['id INTEGER NOT NULL PRIMARY KEY, a TEXT', 'WITHOUT ROWID'],
    ['id INTEGER PRIMARY KEY, a TEXT', 'STRICT'],
    ['id INTEGER PRIMARY KEY, a TEXT CHECK (a <> 1)', ''],
    ['id INTEGER PRIMARY KEY, a TEXT REFERENCES p', ''],
  ];
  for (const [columns, more] of options) {
    const chain = new Chain(
      "op.createTable('t', { id: t.integer().primaryKey(), a: t.text() });",
      "op.alterColumn('t', 'a', { default: 'x' });",
    );
    await chain.go('base', 'r1');
    chain.ask(`DROP TABLE t; CREATE TABLE t (${columns}) ${more};`);
    await chain
      .stops('r1', 'r2', /t is not what the chain says/)
      .catch((error) => assert.unreachable(`${columns}: ${error}`));
  }
});

test('a leftover of the name stops the script before anything', async () => {
  const chain = new Chain(
    USERS,
    "op.addColumn('log', 'more', t.text()); op.alterColumn('users', 'email', { nullable: true });",
  );
  await chain.go('base', 'r1');
  chain.ask(`${ROWS} CREATE TABLE "LIMBECK_new_users" (precious TEXT); INSERT INTO limbeck_new_users VALUES ('x');`);
  await chain.stops('r1', 'r2', /there is LIMBECK_new_users already[\s\S]*drop it/);
});

test('a view or a trigger that would be left without its column, and rows that refer to nothing, stop the script', async () => {
  const chain = new Chain(
    "op.createTable('a', { id: t.integer().primaryKey(), x: t.text().unique(), y: t.integer() });",
    "op.dropColumn('a', 'x');",
  );
  await chain.go('base', 'r1');
  chain.ask('CREATE VIEW shows AS SELECT x FROM a;');
  await chain.stops('r1', 'r2', /error in view shows/);
  chain.ask('DROP VIEW shows; CREATE TABLE b (a_id INTEGER REFERENCES a (id)); INSERT INTO b VALUES (5);');
  await chain.stops('r1', 'r2', /row 1 of b refers to nothing in a[\s\S]*PRAGMA foreign_key_check lists them/);
  chain.ask('DELETE FROM b;');
  await chain.go('r1', 'r2');
});

test('NULL in what becomes the rowid is not given a number', async () => {
  const chain = new Chain(
    "op.createTable('t', { a: t.integer(), b: t.text() });",
    "op.createPrimaryKey('pk', 't', ['a']);",
  );
  await chain.go('base', 'r1');
  chain.ask("INSERT INTO t VALUES (NULL, 'x'), (3, 'y');");
  await chain.stops('r1', 'r2', /rows of t have no a/);
  const config = join(chain.root, 'limbeck.config.json');
  writeFileSync(config, '{ "dataLossGate": false, "preconditions": "author" }');
  await chain.stops('r1', 'r2', /rows of t have no a, and a primary key needs one/);
});

test('the values of enums are renamed, replaced and added in every table that has them', async () => {
  const chain = new Chain(
    `op.createTable('a', { id: t.integer().primaryKey(), mood: t.enum('mood', ['ok', 'sad']).default('sad'), old: t.enum('mood') });
  op.createTable('b', { mood: t.enum('mood').notNull() });`,
    "op.renameEnumValue('mood', 'sad', 'low'); op.addEnumValue('mood', 'high');",
    "op.removeEnumValue('mood', 'ok', { replaceWith: 'high' });",
  );
  await chain.go('base', 'r1');
  chain.ask("INSERT INTO a (id, old) VALUES (1, 'ok'), (2, 'sad'), (3, NULL); INSERT INTO b VALUES ('ok'), ('sad');");
  await chain.go('r1', 'r2');
  assert.is(chain.ask('SELECT mood, old FROM a ORDER BY id; SELECT mood FROM b;'), 'low|ok\nlow|low\nlow|\nok\nlow');
  assert.match(chain.run("INSERT INTO b VALUES ('sad');").output, /CHECK/);
  await chain.go('r2', 'r3');
  assert.is(
    chain.ask("INSERT INTO b VALUES ('high'); SELECT old FROM a ORDER BY id; SELECT mood FROM b;"),
    'high\nlow\n\nhigh\nlow\nhigh',
  );
  assert.match(chain.run("INSERT INTO b VALUES ('ok');").output, /CHECK/);
});

test('one revision, one transaction: each has its rebuild and its checks', async () => {
  const chain = new Chain(
    USERS,
    "op.alterColumn('users', 'age', { default: 1 });",
    "op.alterColumn('users', 'age', { default: 2 });",
  );
  const text = await chain.script('base', 'head', '--transaction', 'revision');
  assert.is(text.split('foreign_key_check lists').length, 3);
  assert.is(text.split('PRAGMA foreign_keys = OFF').length, 2);
  const { status, output } = chain.run(text);
  assert.is(status, 0, output);
  assert.is(chain.ask("INSERT INTO users (email) VALUES ('a'); SELECT age FROM users;"), '2');
});

test('a table in an attached database, beside one of its name', async () => {
  const chain = new Chain(
    `op.createTable('t', { id: t.integer().primaryKey(), a: t.text().index() }, null, { schema: 'sales' });
  op.createTable('child', { t_id: t.integer().references({ table: 't', column: 'id', schema: 'sales' }) }, null, { schema: 'sales' });
  op.createTable('t', { id: t.integer().primaryKey(), mine: t.text() });`,
    "op.alterColumn('t', 'a', { default: 'x', nullable: false, schema: 'sales' });",
  );
  const other = join(chain.root, 'other.db');
  const attach = `ATTACH '${other}' AS sales;\n`;
  const up = chain.run(attach + (await chain.script('base', 'r1')));
  assert.is(up.status, 0, up.output);
  chain.ask(
    `${attach}INSERT INTO sales.t VALUES (1, 'a'); INSERT INTO sales.child VALUES (1); INSERT INTO t VALUES (2, 'm');`,
  );
  const { status, output } = chain.run(attach + (await chain.script('r1', 'r2')));
  assert.is(status, 0, output);
  assert.is(
    chain.ask(`${attach}INSERT INTO sales.t (id) VALUES (3); SELECT * FROM sales.t; SELECT * FROM t;`),
    '1|a\n3|x\n2|m',
  );
  chain.ask(`${attach}INSERT INTO sales.child VALUES (99);`);
  const broken = chain.run(attach + (await chain.script('r2', 'r1')));
  assert.match(broken.output, /row 2 of child refers to nothing in t/);
});

test('names of every kind', async () => {
  const name = `it's "odd" ; -- :x`;
  const quoted = JSON.stringify(name);
  const chain = new Chain(
    `op.createTable(${quoted}, { [${quoted}]: t.text(), id: t.integer().primaryKey(), 'é ü': t.integer() });
  op.createIndex(${JSON.stringify(`${name} ix`)}, ${quoted}, [${quoted}]);`,
    `op.alterColumn(${quoted}, ${quoted}, { default: 'x', rename: 'order' });`,
  );
  await chain.go('base', 'r1');
  await chain.go('r1', 'r2');
  await chain.go('r2', 'r1');
  await chain.go('r1', 'r2');
  assert.is(chain.ask(`INSERT INTO "${name.replaceAll('"', '""')}" (id) VALUES (1) RETURNING "order";`), 'x');
});

/** Starts the shell, lets it work until it has done everything, and kills it before it ends. */
async function killedAfter(database: string, text: string): Promise<void> {
  const child = spawn(program, ['-bail', '-batch', database], { stdio: ['pipe', 'pipe', 'pipe'] });
  const reached = new Promise<void>((resolve, reject) => {
    let output = '';
    const heard = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('reached here')) resolve();
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('exit', () => reject(new Error(`it ended by itself: ${output}`)));
  });
  // The shell keeps what it prints in a buffer as long as its output is a pipe: a program that it starts prints at once.
  child.stdin.write(`${text}\n.shell echo reached here\n`);
  await reached;
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  await gone;
}

if (!hasShell) {
  console.log('skipped: no sqlite3 program, none was killed and none was given half a script');
} else {
  test('a shell that is killed in the middle leaves the database whole', async () => {
    const chain = new Chain(USERS, "op.alterColumn('users', 'age', { type: t.bigint(), default: 7 });");
    await chain.go('base', 'r1');
    chain.ask(ROWS);
    const before = chain.dump();
    const text = await chain.script('r1', 'r2');
    // Not those of a trigger's body.
    const statements = [...text.matchAll(/;\n(?!END)/g)].map((one) => one.index + 2);
    const begin = text.indexOf('BEGIN IMMEDIATE');
    const commit = text.indexOf('\nCOMMIT');
    const cuts = statements.filter((at) => at > begin && at <= commit);
    assert.ok(cuts.length > 10);
    for (const cut of cuts.filter((_, i) => i % 4 === 0 || i > cuts.length - 3)) {
      await killedAfter(chain.database, text.slice(0, cut));
      assert.is(chain.dump(), before, text.slice(cut - 80, cut));
    }
    await chain.go('r1', 'r2');
    assert.is(chain.ask('SELECT count(*) FROM orders;'), '3');
  });

  test('a script that was cut off does nothing', async () => {
    const chain = new Chain(USERS, "op.alterColumn('users', 'age', { type: t.bigint(), default: 7 });");
    await chain.go('base', 'r1');
    chain.ask(ROWS);
    const before = chain.dump();
    const text = await chain.script('r1', 'r2');
    const commit = text.indexOf('\nCOMMIT;');
    for (let cut = text.indexOf('BEGIN IMMEDIATE'); cut < commit + 7; cut += 61) {
      chain.run(text.slice(0, cut));
      assert.is(chain.dump(), before, text.slice(cut - 80, cut));
    }
  });
}

test('of a table that raw SQL has changed nobody knows what would be lost', async () => {
  const chain = new Chain(
    "op.createTable('users', { id: t.integer().primaryKey(), age: t.integer() });",
    'op.execute(sql`ALTER TABLE users ADD COLUMN secret TEXT`, { down: null });',
    "op.alterColumn('users', 'age', { nullable: false });",
  );
  const told = await chain.refusal('r2', 'r3');
  assert.match(told, /LB501.*cannot change the nullable of "age" in place, and cannot make the table anew: raw SQL/);
  assert.match(told, /3\.ts:\d+/);
  assert.match(told, /help: say what it did/);
});

test('a temporary table is not made anew', async () => {
  const chain = new Chain(
    `op.createTable('passing', { id: t.integer().primaryKey(), a: t.text() }, null, { temporary: true });
    op.alterColumn('passing', 'a', { default: 'x' });`,
  );
  assert.match(await chain.refusal('base', 'r1'), /LB501.*passing is temporary[\s\S]*create it as it is to be/);
});

test('what only its own name would make true is refused', async () => {
  const chain = new Chain(
    "op.createTable('users', { id: t.integer().primaryKey(), age: t.integer().check(sql`users.age > 0`) });",
    "op.alterColumn('users', 'age', { nullable: false });",
  );
  assert.match(await chain.refusal('r1', 'r2'), /names the table itself[\s\S]*without users\. before/);
});

test('the example chain goes to its head and back', async () => {
  const from = join(import.meta.dirname, '../../../migrations');
  const files: Record<string, string> = { 'limbeck.config.json': '{ "dataLossGate": false }' };
  for (const file of readdirSync(from)) {
    if (!statSync(join(from, file)).isFile()) continue;
    files[`migrations/${file}`] = readFileSync(join(from, file), 'utf8');
  }
  const root = folderWith(files);
  const database = join(root, 'shop.db');
  const compile = async (from: string, to: string): Promise<string> => {
    const { stdout, stderr } = await limbeck(root, 'compile', '--dialect', 'sqlite', '--from', from, '--to', to);
    assert.is(stderr, '');
    return stdout;
  };
  const run = (input: string): Outcome => apply(database, input);
  const schema = (): string =>
    run("SELECT type, name, replace(sql, '\"', '') FROM sqlite_schema ORDER BY 1, 2;").output.replace(/\s+/g, ' ');
  const [up, down] = [await compile('base', 'head'), await compile('head', 'base')];
  const first = run(up);
  assert.is(first.status, 0, first.output);
  const top = schema();
  const back = run(down);
  assert.is(back.status, 0, back.output);
  assert.is(run("SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'alembic_version';").output, '0\n');
  assert.is(run(up).status, 0);
  assert.is(schema(), top);
  assert.ok(existsSync(database));
});

test.run();
