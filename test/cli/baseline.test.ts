import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from './run-main.ts';

const dump = `--
-- PostgreSQL database dump
--

\\restrict Zk2
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TYPE public.mood AS ENUM (
    'ok',
    'sad'
);
CREATE TABLE public.users (
    id integer NOT NULL,
    email character varying(255) DEFAULT 'a\\b'::character varying,
    mood public.mood DEFAULT 'ok'::public.mood
);
ALTER TABLE public.users OWNER TO app;
CREATE SEQUENCE public.users_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;
ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
CREATE AGGREGATE public.total(integer) (
    SFUNC = int4pl,
    STYPE = integer
);
\\unrestrict Zk2
`;

async function init(text: string | Buffer, ...options: readonly string[]) {
  const folder = folderWith({ 'dump.sql': text.toString() });
  return { folder, ...(await limbeck(folder, 'init', '--baseline', 'dump.sql', ...options)) };
}

test('a project is made of a dump, and what is not understood is listed', async () => {
  const { folder, status, stdout, stderr } = await init(dump, '--revision', 'abc123');
  assert.equal([status, stderr], [0, '']);
  assert.match(stdout, /The baseline has 1 table, 1 enum type, out of 10 statements\./);
  assert.match(stdout, /Not understood, and not checked later: 1\n {2}line 30: CREATE AGGREGATE public\.total/);
  assert.is(readFileSync(join(folder, 'migrations/abc123_baseline.sql'), 'utf8'), dump);
  const { stdout: json } = await limbeck(folder, 'compile', '--json');
  assert.equal(
    JSON.parse(json).steps.map((one: { statements: unknown }) => one.statements),
    [[]],
  );
});

test('the chain is checked against the baseline', async () => {
  const { folder } = await init(dump, '--revision', 'abc123');
  const files = {
    'limbeck.config.ts': readFileSync(join(folder, 'limbeck.config.ts'), 'utf8'),
    'migrations/a.sql': dump,
    'migrations/a.ts': readFileSync(join(folder, 'migrations/abc123_baseline.ts'), 'utf8').replace(
      'abc123_baseline',
      'a',
    ),
  };
  const wrong = folderWith({
    ...files,
    'migrations/b.ts': module(
      'b',
      'abc123',
      `op.addColumn('user', 'a', t.text());\n    op.execute(sql\`SELECT total(id) FROM users\`);`,
    ),
  });
  const { stderr } = await limbeck(wrong, 'compile', '--from', 'abc123');
  assert.match(stderr, /^error\[LB402\]: no table "user" [\s\S]*help: did you mean "users"\?\n$/);
  const dropped = folderWith({ ...files, 'migrations/b.ts': module('b', 'abc123', `op.dropColumn('users', 'id');`) });
  const up = await limbeck(dropped, 'compile', '--from', 'abc123', '--allow', 'drop-column:*');
  assert.match(up.stdout, /ALTER TABLE users DROP COLUMN id;/);
  const down = await limbeck(dropped, 'compile', '--from', 'b', '--to', 'abc123');
  assert.match(
    down.stdout,
    /ALTER TABLE users ADD COLUMN id SERIAL NOT NULL;\n\n.*\nALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY \(id\);/,
  );
});

test('a compile that has known the baseline gives the same without it', async () => {
  const { folder } = await init(dump, '--revision', 'abc123');
  const files = { 'migrations/b.ts': module('b', 'abc123', `op.dropColumn('users', 'email');`) };
  const project = folderWith({
    ...files,
    'limbeck.config.ts': readFileSync(join(folder, 'limbeck.config.ts'), 'utf8'),
    'migrations/abc123_baseline.sql': dump,
    'migrations/a.ts': readFileSync(join(folder, 'migrations/abc123_baseline.ts'), 'utf8'),
  });
  const run = (...more: readonly string[]) =>
    limbeck(project, 'compile', '--from', 'abc123', '--allow', 'drop-column:*', ...more);
  const [first, second, third] = [await run(), await run(), await run('--no-cache')];
  assert.equal([second, third], [first, first]);
});

const wrong: Readonly<Record<string, readonly [text: string, options: readonly string[], said: RegExp]>> = {
  'with rows': [`${dump}COPY public.users (id) FROM stdin;\n1\n\\.\n`, [], /LB919\]: dump\.sql has rows, in line 35/],
  'with inserts': [`${dump}INSERT INTO public.users VALUES (1);`, [], /LB919\]: dump\.sql has rows, in line 35/],
  'in its own format': ['PGDMP\u0001', [], /LB919\]: dump\.sql is a dump in a format of its own/],
  'of MySQL': ['CREATE TABLE `a` (`b` int(11) NOT NULL) ENGINE=InnoDB;', [], /LB919\]: dump\.sql describes nothing/],
  'that is empty': ['', [], /LB919\]: dump\.sql describes nothing/],
  'of Alembic without a revision': [
    `${dump}CREATE TABLE public.alembic_version (version_num varchar(32));`,
    [],
    /LB907\]: dump\.sql has the version table of Alembic, and no --revision/,
  ],
  'with an impossible revision': [dump, ['--revision', 'a b'], /LB907\]: --revision a b: /],
};
for (const [name, [text, options, said]] of Object.entries(wrong)) {
  test(`a dump ${name} makes nothing`, async () => {
    const { folder, status, stdout, stderr } = await init(text, ...options);
    assert.equal([status, stdout], [said.source.startsWith('LB907') ? 2 : 1, '']);
    assert.match(stderr, said);
    assert.not(existsSync(join(folder, 'migrations')));
  });
}

test('a file of SQL is SQL', async () => {
  const folder = folderWith({
    'migrations/sql/v.sql': 'SELECT id, \'\\d+\' AS pattern, 1 AS "wrong column"\nFROM users\nWHER id > 1',
    'migrations/a.ts': `import v from './sql/v.sql';\n${module('a', null, `op.createTable('users', { id: t.integer() });\n    op.createView('v', v);`)}`,
  });
  const { stderr } = await limbeck(folder, 'compile');
  assert.match(stderr, /^error\[LB60\d\][\s\S]*migrations\/sql\/v\.sql:3:/);
});

test('a baseline changes nothing itself', async () => {
  const folder = folderWith({
    'migrations/a.sql': dump,
    'migrations/a.ts': `import { migration } from 'limbeck';\nimport s from './a.sql';\nexport default migration({ revision: 'a', downRevision: null, message: 'm', baseline: s, upgrade() {} });`,
  });
  assert.match((await limbeck(folder, 'compile')).stderr, /LB307.*is a baseline and has an upgrade too/);
});

test('SQLite has no baseline', async () => {
  const { folder } = await init(dump);
  const { status, stderr } = await limbeck(folder, 'compile', '--dialect', 'sqlite');
  assert.is(status, 1);
  assert.match(stderr, /LB501\]: a baseline is a dump of PostgreSQL/);
});

test.run();
