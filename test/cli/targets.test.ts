/**
 * Every form of a revision identifier in every command that takes one: test/cli/targets.md, a table to be read.
 * UPDATE_GOLDEN=1 writes it; what must hold of every cell is asserted beside it.
 */
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module, type Outcome } from './run-main.ts';

interface Shape {
  readonly title: string;
  readonly drawing: string;
  readonly files: Readonly<Record<string, string>>;
  /** Where the database is, for forms that count from there. */
  readonly at: string;
  readonly forms: readonly string[];
}

/** The shortest module there is: nothing to render. */
const revision = (id: string, down: string | null, more = '') => module(id, down, '', more);

const shapes: readonly Shape[] = [
  {
    title: 'One line',
    drawing: 'aaaa1 <- bbbb2 (shop) <- cccc3 <- dddd4',
    files: {
      'migrations/1.ts': revision('aaaa1', null),
      'migrations/2.ts': revision('bbbb2', 'aaaa1', "branchLabels: ['shop'],"),
      'migrations/3.ts': revision('cccc3', 'bbbb2'),
      'migrations/4.ts': revision('dddd4', 'cccc3'),
    },
    at: 'bbbb2',
    forms: [
      ...['cccc3', 'cc', 'CCCC3', 'zzzz', 'shop', 'sho', 'head', 'heads', 'base', 'current'],
      ...['shop@head', 'shop@heads', 'shop@base', 'shop@cccc3', 'cccc3@head', 'ccc@heads', 'none@head', 'head@shop'],
      ...['+1', '-1', '+9', '-9', '+0', 'shop@+1', 'shop@-1'],
      ...[
        'aaaa1+2',
        'aa+2',
        'shop@bbbb2+1',
        'base+1',
        'head+1',
        'dddd4-1',
        'head-1',
        'head-9',
        'shop@head-1',
        'base-1',
      ],
      ...['aaaa1,cccc3', 'aaaa1+1xyz', '+1+1', 'head-2+1', '', 'a:b:c', '@head', 'shop@', 'shop@@head'],
    ],
  },
  {
    title: 'Two branches and a base of its own',
    drawing: 'aaaa1 <- bbbb2 <- cccc3; aaaa1 <- dddd4 (side) <- eeee5; oooo6 (rel-2) <- oooo7, which needs dddd4',
    files: {
      'migrations/1.ts': revision('aaaa1', null),
      'migrations/2.ts': revision('bbbb2', 'aaaa1'),
      'migrations/3.ts': revision('cccc3', 'bbbb2'),
      'migrations/4.ts': revision('dddd4', 'aaaa1', "branchLabels: ['side'],"),
      'migrations/5.ts': revision('eeee5', 'dddd4'),
      'migrations/6.ts': revision('oooo6', null, "branchLabels: ['rel-2'],"),
      'migrations/7.ts': revision('oooo7', 'oooo6', "dependsOn: ['dddd4'],"),
    },
    at: 'bbbb2,dddd4',
    forms: [
      ...['eeee5', 'oooo', 'oooo6', 'side', 'rel-2', 'rel', 'head', 'heads', 'base'],
      ...['side@head', 'side@base', 'side@eeee5', 'side@cccc3', 'rel-2@head', 'rel-2@base', 'bbbb2@head', 'aaaa1@head'],
      ...['+1', '-1', 'side@+1', 'side@-1', 'rel-2@+1', 'rel-2-1', 'rel-2+1'],
      ...['aaaa1+1', 'side@aaaa1+1', 'head-1', 'cccc3-1', 'side@head-1', 'cccc3,eeee5', 'cccc3,aaaa1', 'heads,base'],
    ],
  },
];

type Ask = (root: string, form: string, shape: Shape) => Promise<string>;

/** The revisions that a plan runs, in order. */
async function steps(root: string, ...argv: string[]): Promise<string> {
  return told(await limbeck(root, ...argv, '--json'), ({ stdout }) =>
    JSON.parse(stdout)
      .steps.map((one: { revision: string }) => one.revision)
      .join(' '),
  );
}

async function listed(root: string, ...argv: string[]): Promise<string> {
  return told(await limbeck(root, ...argv, '--json'), ({ stdout }) => {
    const ids = JSON.parse(stdout).revisions.map((one: { revision: string }) => one.revision);
    return ids.join(' ') || 'nothing';
  });
}

/** What a command gave, or the codes of its errors. */
function told(outcome: Outcome, result: (outcome: Outcome) => string): string {
  const { status, stdout, stderr } = outcome;
  if (status === 0) return result(outcome);
  assert.is(stdout, '', 'nothing on standard output');
  const codes = stderr.match(/^error\[LB\d+\]/gm) ?? [];
  assert.ok(codes.length > 0, stderr);
  assert.is((stderr.match(/^ {2}help: \S/gm) ?? []).length, codes.length, `every error has help:\n${stderr}`);
  const told = [...new Set(codes.map((one) => one.slice(6, -1)))].join(' ');
  // What no project would make right is wrong usage.
  assert.is(status, /^LB(220|228|236|902|907|933)$/.test(told) ? 2 : 1, stderr);
  return told;
}

async function written(root: string, ...argv: string[]): Promise<string> {
  const outcome = await limbeck(root, ...argv, '--rev-id', 'newone', '-m', 'x');
  const path = join(root, 'migrations/newone_x.ts');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  rmSync(path, { force: true });
  return told(outcome, () => {
    const down = /downRevision: (.*),/.exec(text)?.[1] ?? '';
    const needs = /dependsOn: (.*),/.exec(text)?.[1];
    return `${needs ?? down}`.replace(/['[\],]/g, '');
  });
}

const columns: Readonly<Record<string, Ask>> = {
  'compile --to': (root, form, { at }) => steps(root, 'compile', '--from', at, '--to', form),
  'compile --from': (root, form) => steps(root, 'compile', '--from', form, '--to', 'heads'),
  'upgrade A:': (root, form, { at }) => steps(root, 'upgrade', `${at}:${form}`),
  'downgrade A:': (root, form, { at }) => steps(root, 'downgrade', `${at}:${form}`),
  stamp: async (root, form) =>
    told(await limbeck(root, 'stamp', form), ({ stdout }) =>
      [...stdout.matchAll(/INSERT INTO alembic_version \(version_num\) VALUES \('(\w+)'\)/g)]
        .map((m) => m[1])
        .join(' '),
    ),
  'show, edit': async (root, form) => {
    const shown = await listed(root, 'show', form);
    writeFileSync(join(root, 'edited'), '');
    const edited = told(await limbeck(root, 'edit', form), () =>
      readFileSync(join(root, 'edited'), 'utf8').trim().replaceAll('\n', ' '),
    );
    const ids = (edited.match(/\d(?=\.ts)/g) ?? []).map((n) =>
      readdirSync(join(root, 'migrations')).indexOf(`${n}.ts`),
    );
    // What show lists, edit opens; it has nothing to open at the base.
    if (/^LB/.test(shown)) assert.is(edited, shown);
    else if (shown === 'nothing') assert.is(edited, 'LB907');
    else assert.is(ids.length, shown.split(' ').length, `${shown} | ${edited}`);
    return shown;
  },
  'revision --head': (root, form) => written(root, 'revision', '--splice', '--head', form),
  '--depends-on': (root, form) => written(root, 'revision', '--head', 'base', '--depends-on', form),
  'history A:': (root, form) => listed(root, 'history', '-r', `${form}:`),
  'history :B': (root, form) => listed(root, 'history', '-r', `:${form}`),
};

const path = join(import.meta.dirname, 'targets.md');
const parts: string[] = ['# Every form of an identifier in every command', ''];

for (const shape of shapes) {
  test(`forms of identifiers: ${shape.title}`, async () => {
    const root = folderWith({ ...shape.files, editor: '#!/bin/sh\nfor one in "$@"; do echo "$one"; done > edited\n' });
    chmodSync(join(root, 'editor'), 0o755);
    const { EDITOR, VISUAL } = process.env;
    const home = process.cwd();
    try {
      delete process.env.VISUAL;
      process.env.EDITOR = join(root, 'editor');
      process.chdir(root);
      const names = Object.keys(columns);
      const rows: string[] = [];
      for (const form of shape.forms) {
        const cells: string[] = [];
        for (const name of names) cells.push((await columns[name]?.(root, form, shape)) ?? '');
        rows.push(`| \`${form === '' ? ' ' : form}\` | ${cells.join(' | ')} |`);
      }
      parts.push(`## ${shape.title}`, '', `\`${shape.drawing}\`; where a start is needed, it is \`${shape.at}\`.`, '');
      parts.push(`| form | ${names.join(' | ')} |`, `|${' --- |'.repeat(names.length + 1)}`, ...rows, '');
    } finally {
      process.chdir(home);
      if (EDITOR === undefined) delete process.env.EDITOR;
      else process.env.EDITOR = EDITOR;
      if (VISUAL !== undefined) process.env.VISUAL = VISUAL;
    }
  });
}

test('the table is what it was', () => {
  const text = `${parts.join('\n').trimEnd()}\n`;
  if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(path, text);
  assert.is(text, readFileSync(path, 'utf8'), 'UPDATE_GOLDEN=1 writes it anew');
});

test.run();
