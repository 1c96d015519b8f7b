import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { zonedTime } from '../../src/files/wall-clock.ts';
import { fileTemplateFault, migrationFileName, slugOf } from '../../src/revisions/file-names.ts';

const at = new Date('2026-01-05T23:07:09Z');

/** As Python's `template % values` has it. */
test('a name is made of the tokens of Alembic, with the widths of Python', () => {
  const { iso: _, ...clock } = zonedTime(at, 'UTC');
  const parts = { ...clock, rev: 'abc123def456', slug: 'add_email' };
  const cases: readonly (readonly [template: string, name: string])[] = [
    ['%(rev)s_%(slug)s', 'abc123def456_add_email'],
    ['%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d%(second).2d-%(rev)s', '2026_01_05_230709-abc123def456'],
    ['%(year)d/%(month)02d/%(slug)s', '2026/01/add_email'],
    ['%(month)d%(day)2d_%(slug)s', '1_5_add_email'],
    ['%(epoch)d_%(slug).3s', '1767654429_add'],
    ['v%%%(rev).6s', 'v%abc123'],
    ['%(month)s_%(slug)s', '1_add_email'],
  ];
  for (const [template, name] of cases) {
    assert.is(fileTemplateFault(template), undefined, template);
    assert.is(migrationFileName(template, parts), name);
  }
});

test('what is no template of a name is told', () => {
  for (const template of [
    '%(slug)x',
    '%(slug)',
    'plain',
    '%(slug)s.ts',
    '/%(slug)s',
    'a//%(slug)s',
    'a\\%(slug)s',
    'a:%(slug)s',
  ])
    assert.ok(fileTemplateFault(template), template);
});

test('a slug has whole words, as many as there is room for', () => {
  assert.is(slugOf("Add users' e-mail", 12), 'add_users_e');
  assert.is(slugOf('Größe ändern: 2. Versuch', 40), 'größe_ändern_2_versuch');
  assert.is(slugOf('abcdefgh', 3), 'abc');
  assert.is(slugOf('…', 40), 'migration');
});

test('the clock of a zone, with its distance from UTC', () => {
  assert.is(zonedTime(at, 'UTC').iso, '2026-01-05T23:07:09Z');
  assert.is(zonedTime(at, 'Europe/Berlin').iso, '2026-01-06T00:07:09+01:00');
  assert.is(zonedTime(at, 'America/St_Johns').iso, '2026-01-05T19:37:09-03:30');
  assert.is(zonedTime(new Date('2026-07-05T12:00:00Z'), 'Asia/Kathmandu').iso, '2026-07-05T17:45:00+05:45');
  assert.is(zonedTime(at, 'Europe/Berlin').day, 6);
  assert.is(new Date(zonedTime(at, 'local').iso).getTime(), at.getTime());
});

test.run();
