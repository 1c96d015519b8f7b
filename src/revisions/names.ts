/** What stands for a place in the graph and can therefore be no name. */
export const RESERVED_NAMES: readonly string[] = ['head', 'heads', 'base', 'current'];

/** The version table's column is VARCHAR(32). */
export const LONGEST_REVISION_ID = 32;

const REVISION_ID = /^[A-Za-z0-9_][A-Za-z0-9_.]*$/;
const BRANCH_LABEL = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/**
 * What is wrong with a revision id, as the end of a sentence, or undefined.
 *
 * Alembic forbids only `@ - + :` and finds out about the rest on the server (alembic.md W26): a longer id does not fit
 * the version table, a quote breaks the SQL, and a reserved word can never be reached.
 *
 * @example revisionIdFault('a-1') // 'contains "-"; …'
 */
export function revisionIdFault(id: string): string | undefined {
  if (id === '') return 'is empty';
  if (RESERVED_NAMES.includes(id)) return `is a word of the command line (${RESERVED_NAMES.join(', ')})`;
  if (!REVISION_ID.test(id)) return `contains ${odd(id, /[A-Za-z0-9_.]/)}; an id has letters, digits, "_" and "."`;
  if (id.length > LONGEST_REVISION_ID) {
    return `has ${id.length} characters; the version table holds ${LONGEST_REVISION_ID}`;
  }
  return undefined;
}

/** What is wrong with a branch label, as the end of a sentence, or undefined. A label may contain "-" (W27). */
export function branchLabelFault(label: string): string | undefined {
  if (label === '') return 'is empty';
  if (RESERVED_NAMES.includes(label)) return `is a word of the command line (${RESERVED_NAMES.join(', ')})`;
  if (!BRANCH_LABEL.test(label)) {
    return `contains ${odd(label, /[A-Za-z0-9_.-]/)}; a label has letters, digits, "_", "." and "-"`;
  }
  return undefined;
}

function odd(name: string, fine: RegExp): string {
  const characters = [...new Set(name)].filter((c) => !fine.test(c));
  if (characters.length === 0) return `"${name[0]}" at its start`;
  return characters.map((c) => (c === ' ' ? 'a space' : JSON.stringify(c))).join(', ');
}

/** `a, b and c`; beyond `most` names, `a, b, c and 12 more`. */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
  const last = shown.at(-1);
  if (last === undefined) return 'nothing';
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
