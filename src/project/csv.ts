import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import type { TextTable } from '../schema/texts/rows.ts';

/** So many mistakes of one kind are told of one file. */
const TOLD = 20;

/**
 * The rows of a CSV file, as RFC 4180 and PostgreSQL's COPY have it: commas, lines that end with LF or CR LF, quotes around what has
 * them in it and doubled inside. Nothing at all is NULL, two quotes are the empty string. The first line names the columns.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc4180, https://www.postgresql.org/docs/current/sql-copy.html
 */
export function readCsv(
  file: string,
  source: string,
): { readonly table: TextTable } | { readonly diagnostics: readonly Diagnostic[] } {
  const reader = new CsvReader(file, source);
  const names = reader.next();
  if (names === undefined) return { diagnostics: [reader.fault ?? nameless(file)] };
  const wrong = wrongNames(names, (field) => reader.placeOf(field));
  if (wrong.length > 0) return { diagnostics: wrong };
  const rows: (readonly (string | null)[])[] = [];
  const diagnostics: Diagnostic[] = [];
  for (let row = reader.next(); row !== undefined; row = reader.next()) {
    rows.push(row);
    if (row.length !== names.length && diagnostics.length < TOLD) {
      diagnostics.push(ragged(row, names, (field) => reader.placeOf(field)));
    }
  }
  if (reader.fault !== undefined) diagnostics.push(reader.fault);
  if (diagnostics.length > 0) return { diagnostics };
  const columns = new Map(names.map((name, field) => [name ?? '', field]));
  return { table: { file, columns, rows, places: Uint32Array.from(reader.places) } };
}

function nameless(file: string): Diagnostic {
  return diagnostic('LB176', `${file} is empty`, {
    at: { file, line: 1, column: 1 },
    help: 'write the names of the columns into the first line: id,name',
  });
}

function wrongNames(names: readonly (string | null)[], placeOf: (field: number) => Position): Diagnostic[] {
  return names.flatMap((name, field) => {
    const at = placeOf(field);
    if (name === null || name === '') {
      return diagnostic('LB176', `column ${field + 1} has no name`, {
        at,
        help: 'the first line names the columns of the table: id,name',
      });
    }
    if (names.length === 1 && /[;\t|]/.test(name)) {
      const message = `the first line names one column, ${JSON.stringify(name)}`;
      return diagnostic('LB176', message, { at, help: 'save the file with commas between the columns' });
    }
    if (names.indexOf(name) === field) return [];
    return diagnostic('LB176', `column "${name}" is named twice`, { at, help: 'name each column once' });
  });
}

function ragged(
  row: readonly (string | null)[],
  names: readonly (string | null)[],
  placeOf: (field: number) => Position,
): Diagnostic {
  const few = row.length < names.length;
  const empty = row.length === 1 && row[0] === null;
  const missing = names.slice(row.length).join(', ');
  return diagnostic(
    'LB175',
    empty
      ? 'this line is empty'
      : `this row has ${row.length} ${row.length === 1 ? 'field' : 'fields'} where ${names.length} are named`,
    {
      at: placeOf(few ? row.length - 1 : names.length),
      help: empty
        ? 'remove the line'
        : few
          ? `add what is missing for ${missing}; a NULL is nothing between two commas`
          : 'put a value that has a comma in it into quotes: "a, b"',
    },
  );
}

const BREAKS = /\r\n|[\r\n]/g;

/** Takes a text apart, one record at a time. */
class CsvReader {
  /** Line and column of every field so far. */
  readonly places: number[] = [];
  /** Why it cannot go on. */
  fault: Diagnostic | undefined;
  readonly #file: string;
  readonly #source: string;
  /** Beyond the plain part of a field. */
  readonly #special = /[",\r\n\0]/g;
  #position = 0;
  #line = 1;
  #lineStart = 0;
  /** Where the places of this record begin. */
  #record = 0;

  constructor(file: string, source: string) {
    this.#file = file;
    this.#source = source;
  }

  /** The fields of the next record; undefined at the end, and where there is a fault. */
  next(): (string | null)[] | undefined {
    const source = this.#source;
    if (this.fault !== undefined || this.#position >= source.length) return undefined;
    const fields: (string | null)[] = [];
    this.#record = this.places.length;
    for (;;) {
      this.places.push(this.#line, this.#position - this.#lineStart + 1);
      const field = source[this.#position] === '"' ? this.#quoted() : this.#plain();
      if (field === undefined) return undefined;
      fields.push(field);
      const end = source[this.#position];
      if (end === ',') {
        this.#position++;
        continue;
      }
      if (end === '\r') this.#position++;
      if (end !== undefined) this.#newLine(this.#position + 1);
      return fields;
    }
  }

  /** The place of a field of the record that was read last. */
  placeOf(field: number): Position {
    const at = this.#record + field * 2;
    return { file: this.#file, line: this.places[at] ?? 1, column: this.places[at + 1] ?? 1 };
  }

  #newLine(start: number): void {
    this.#line++;
    this.#lineStart = start;
    this.#position = start;
  }

  #plain(): string | null | undefined {
    const start = this.#position;
    this.#special.lastIndex = start;
    const end = this.#special.exec(this.#source)?.index ?? this.#source.length;
    this.#position = end;
    if (this.#source[end] === '"') {
      return this.#wrong(
        end,
        'a quote stands in a field that does not begin with one',
        'put the whole field into quotes and double those inside: "5"" disk"',
      );
    }
    return this.#isEnd() ? (end === start ? null : this.#source.slice(start, end)) : undefined;
  }

  #quoted(): string | undefined {
    const source = this.#source;
    const start = this.#position;
    let end = source.indexOf('"', start + 1);
    let doubled = false;
    while (end >= 0 && source[end + 1] === '"') {
      doubled = true;
      end = source.indexOf('"', end + 2);
    }
    if (end < 0) {
      return this.#wrong(
        start,
        'the quote that begins this field is never closed',
        'end the field with a quote; inside of it a quote is doubled',
      );
    }
    const inside = source.slice(start + 1, end);
    const zero = inside.indexOf('\0');
    for (const { 0: found, index } of inside.matchAll(BREAKS)) {
      if (zero >= 0 && index > zero) break;
      this.#line++;
      this.#lineStart = start + 1 + index + found.length;
    }
    if (zero >= 0) return this.#noNul(start + 1 + zero);
    this.#position = end + 1;
    if (!this.#isEnd('"')) return undefined;
    return doubled ? inside.replaceAll('""', '"') : inside;
  }

  /** Does a field end here? Says what stands there instead. */
  #isEnd(after = ''): boolean {
    const at = this.#position;
    const next = this.#source[at];
    if (next === undefined || next === ',' || next === '\n') return true;
    if (next === '\r' && this.#source[at + 1] === '\n') return true;
    if (next === '\0') this.#noNul(at);
    else if (next === '\r') {
      this.#wrong(
        at,
        'a carriage return stands alone',
        'end lines with LF or CR LF, and put a field that has one into quotes',
      );
    } else if (after !== '') {
      this.#wrong(
        at,
        'something stands between the closing quote of a field and the next comma',
        'double a quote inside of a field: "5"" disk"; leave no space around quotes',
      );
    }
    return false;
  }

  #noNul(offset: number): undefined {
    return this.#wrong(offset, 'the file contains a NUL character', 'remove it; no text column can hold it');
  }

  #wrong(offset: number, message: string, help: string): undefined {
    const at = { file: this.#file, line: this.#line, column: offset - this.#lineStart + 1 };
    this.fault = diagnostic('LB174', message, { at, help });
  }
}
