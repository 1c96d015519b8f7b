/** A script whose bytes were changed on its way: by a pipe of PowerShell's, an editor, git. Nothing is done, or exactly the whole plan. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, module } from '../cli/run-main.ts';
import { type Outcome, query, run, scratch, serverProgram, serverUrl, withDatabase } from '../script/clients.ts';
import { compileScript } from './project.ts';

type Change = (text: string) => Buffer;
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const misread = (text: string): string =>
  [...Buffer.from(text)].map((byte) => (byte < 128 ? String.fromCharCode(byte) : CP437.charAt(byte - 128))).join('');

/** What is done to the bytes, and what comes of a plan with letters other than ASCII and line breaks inside strings, and of one without. */
const changes: Readonly<
  Record<string, readonly [change: Change, rich: 'whole' | 'nothing', simple: 'whole' | 'nothing']>
> = {
  'as it was written': [(text) => Buffer.from(text), 'whole', 'whole'],
  'UTF-8 with a mark, as editors of Windows write it': [(text) => Buffer.from(`\ufeff${text}`), 'whole', 'whole'],
  'CRLF, by autocrlf of git': [(text) => Buffer.from(crlf(text)), 'nothing', 'whole'],
  'CRLF and a mark': [(text) => Buffer.from(`\ufeff${crlf(text)}`), 'nothing', 'whole'],
  'UTF-16, by > of PowerShell 5': [(text) => utf16(`\ufeff${crlf(text)}`), 'nothing', 'nothing'],
  'UTF-16, by > of PowerShell 5, read in the code page of the console': [
    (text) => utf16(`\ufeff${crlf(misread(text))}`),
    'nothing',
    'nothing',
  ],
  'UTF-16 without a mark': [(text) => utf16(text), 'nothing', 'nothing'],
  'UTF-16, big end first': [(text) => utf16(`\ufeff${text}`).swap16(), 'nothing', 'nothing'],
  'UTF-8, read in the code page of the console': [(text) => Buffer.from(misread(text)), 'nothing', 'whole'],
  'ASCII with question marks, by | of PowerShell 5': [
    (text) => Buffer.from(text.replace(/[^\0-\x7f]/gu, '?')),
    'nothing',
    'whole',
  ],
  'Latin-1': [(text) => Buffer.from(text, 'latin1'), 'nothing', 'whole'],
  'UTF-8 written twice': [(text) => Buffer.from(Buffer.from(text).toString('latin1')), 'nothing', 'whole'],
  'carriage returns alone': [(text) => Buffer.from(text.replaceAll('\n', '\r')), 'nothing', 'nothing'],
};

const rich = folderWith({
  'migrations/1.ts': module(
    'a1',
    null,
    "op.createTable('maß', { id: t.integer(), v: t.text().default('ä€\\nb') });\n    op.bulkInsert('maß', [{ id: 1 }, { id: 2, v: '𝄞' }]);",
  ),
});
const simple = folderWith({
  'migrations/1.ts': module(
    'a1',
    null,
    "op.createTable('foo', { id: t.integer(), v: t.text().default('b') });\n    op.bulkInsert('foo', [{ id: 1 }]);\n    op.execute(sql`UPDATE foo\n      SET v = 'c'`, { down: null });",
  ),
});

const STATE = `SELECT coalesce(string_agg(c.relname || ':' || convert_from(convert_to(query_to_xml(format('SELECT * FROM %I', c.relname), true, true, '')::text, 'UTF8'), 'UTF8'), E'\\n' ORDER BY relname), 'nothing')
  FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;

test('a check of the characters stands only where something could be lost', async () => {
  const check = /limbeck: the characters or line ends of this file were changed/;
  for (const client of ['psql', 'plain']) {
    assert.match(await compileScript(rich, '--client', client), check);
    assert.not.match(await compileScript(simple, '--client', client), check);
  }
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no changed bytes were sent');
} else {
  const psql = serverProgram('psql');
  const file = join(scratch, 'changed.sql');
  const ways: Readonly<Record<string, (url: string, ...more: readonly string[]) => Promise<Outcome>>> = {
    '-f': (url, ...more) => run(psql, ['-X', '-q', ...more, '-f', file, url]),
    '<': (url, ...more) => run('sh', ['-c', `"$0" "$@" < '${file}'`, psql, '-X', '-q', ...more, url]),
  };
  for (const client of ['psql', 'plain']) {
    test(`changed on the way to psql, a script for ${client}`, async () => {
      const texts = {
        rich: await compileScript(rich, '--client', client),
        simple: await compileScript(simple, '--client', client),
      };
      await withDatabase(async (url) => {
        for (const kind of ['rich', 'simple'] as const) {
          let whole = '';
          for (const [name, [change, ofRich, ofSimple]] of Object.entries(changes)) {
            // Only psql's own commands end at a line feed; SQL alone may have any line ends.
            const any = client === 'plain' && name === 'carriage returns alone';
            const wanted = kind === 'rich' ? ofRich : any ? 'whole' : ofSimple;
            writeFileSync(file, change(texts[kind]));
            for (const [way, send] of Object.entries(ways)) {
              for (const stop of [true, false]) {
                const where = `${kind}, ${name}, psql ${way}${stop ? ' -v ON_ERROR_STOP=1' : ''}`;
                const { status, output } = await send(url, ...(stop ? ['-v', 'ON_ERROR_STOP=1'] : []));
                const state = await query(url, STATE);
                if (whole === '') whole = state;
                assert.is(state, wanted === 'whole' ? whole : 'nothing', `${where}\n${output}`);
                if (wanted === 'whole') {
                  assert.is(status, 0, where);
                  await query(url, `DROP TABLE alembic_version, ${kind === 'rich' ? '"maß"' : 'foo'}`);
                } else if (stop) assert.is(status, 3, `${where}\n${output}`);
                // Nothing of such a file is read as a command by psql, not even the one that would make it fail; it does say what it read.
                else if (status === 0) assert.match(output, /error|ERROR|unrecognized value|invalid command/, where);
              }
            }
          }
        }
      });
    });
  }
}

test.run();
