import { type CorpusType, js, sqlText } from './ops-types.ts';

/** A value of the corpus as TypeScript text. */
export function valueText(value: unknown, type?: CorpusType, dialect?: string): string {
  if (typeof value === 'number') return numberText(value, type);
  if (value === null || typeof value !== 'object') return js(value);
  if (Array.isArray(value)) return `[${value.map((one) => valueText(one, itemType(type), dialect)).join(', ')}]`;
  const [[key, inner] = ['', undefined]] = Object.entries(value);
  switch (key) {
    case '$date':
    case '$time':
    case '$uuid':
      return js(inner);
    case '$datetime':
      return js(String(inner).replace('T', ' '));
    case '$instant':
      return `new Date(${js(`${String(inner)}Z`)})`;
    case '$interval':
      if (dialect === 'oracle') return sqlText(`NUMTODSINTERVAL(${pythonFloat(Number(inner))}, 'SECOND')`);
      return sqlText(`make_interval(secs=>${pythonFloat(Number(inner))})`);
    case '$decimal':
      return sqlText(String(inner));
    case '$float':
      return inner === 'nan' ? 'NaN' : inner === 'inf' ? 'Infinity' : '-Infinity';
    case '$bytes':
      return `Uint8Array.from([${(String(inner).match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).join(', ')}])`;
    case '$json':
      return `(${js(inner)})`;
    case '$sql':
      return sqlText(String(inner));
    case '$func':
      return sqlText(`${String(inner)}()`);
    case '$inline_literal':
      return valueText(inner, type, dialect);
    default:
      return `(${js(value)})`;
  }
}

function itemType(type: CorpusType | undefined): CorpusType | undefined {
  return type?.args?.item_type as CorpusType | undefined;
}

/** Numbers beyond 2^53 were rounded by JSON.parse already; whole floats keep their point, as Python prints them. */
function numberText(value: number, type: CorpusType | undefined): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return isFloat(type) ? sqlText(pythonFloat(value)) : `${BigInt(value)}n`;
  }
  return Number.isInteger(value) && isFloat(type) ? sqlText(pythonFloat(value)) : String(value);
}

function isFloat(type: CorpusType | undefined): boolean {
  return type !== undefined && /^(Float|Double|REAL|FLOAT|DOUBLE)/.test(type.name.replace(/^postgresql\./, ''));
}

function pythonFloat(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** No type tells SQL what a moment is: in Oracle its author writes the function. */
function momentText(value: unknown, dialect: string): string | undefined {
  if (dialect !== 'oracle' || value === null || typeof value !== 'object') return undefined;
  const [[key, inner] = ['', '']] = Object.entries(value);
  const text = String(inner).replace('T', ' ');
  if (key === '$date') return sqlText(`TO_DATE('${text}', 'YYYY-MM-DD')`);
  if (key !== '$datetime') return undefined;
  if (text.includes('.')) return sqlText(`TO_TIMESTAMP('${text}', 'YYYY-MM-DD HH24:MI:SS.FF')`);
  return sqlText(`TO_DATE('${text}', 'YYYY-MM-DD HH24:MI:SS')`);
}

/** A statement with its values in place of `:name`; `\:` is a colon. */
export function statementText(text: string, values: Readonly<Record<string, unknown>>, dialect: string): string {
  const pieces: string[] = [];
  let rest = '';
  const flush = (): void => {
    pieces.push(rest.replace(/[\\`]/g, '\\$&').replaceAll('${', '\\${'));
    rest = '';
  };
  for (const match of text.matchAll(/\\:|(?<![:\w\\]):(\w+)(?!:)|[\s\S]/g)) {
    const name = match[1];
    if (match[0] === '\\:') rest += ':';
    else if (name !== undefined && Object.hasOwn(values, name)) {
      flush();
      const value = values[name];
      const typed =
        typeof value === 'object' && value !== null && 'value' in value
          ? (value as { value: unknown; type?: CorpusType })
          : undefined;
      const given = typed ? typed.value : value;
      pieces.push(`\${${momentText(given, dialect) ?? valueText(given, typed?.type, dialect)}}`);
    } else rest += match[0];
  }
  flush();
  return `sql\`${pieces.join('')}\``;
}
