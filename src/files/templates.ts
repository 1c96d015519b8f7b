import mustache from 'mustache';
import { problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';

export interface TemplateOptions {
  /** The template's file name, for messages. */
  readonly name: string;
  /** Tags that must be used exactly once. */
  readonly required: readonly string[];
}

/** A token of mustache's own parse: kind, name, start, end, and the tokens of a section. */
type Token = readonly [
  kind: string,
  name: string,
  start: number,
  end: number,
  inner?: readonly Token[],
  ...rest: readonly unknown[],
];

/**
 * Renders a mustache template as plain text. Nothing is escaped: what enters is ready for its place.
 *
 * @throws Problem LB170 for a broken template, LB171 for a name that the view does not have, LB172 for a required tag that is missing
 */
export function renderTemplate(source: string, view: object, { name, required }: TemplateOptions): string {
  let tokens: readonly Token[];
  try {
    tokens = mustache.parse(source) as unknown as readonly Token[];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw problem('LB170', `the template ${name} cannot be read: ${message}`, {
      help: 'close every section and every tag',
    });
  }
  checkNames(tokens, view, name);
  for (const tag of required) {
    const uses = countTag(tokens, tag);
    if (uses !== 1) {
      throw problem('LB172', `the template ${name} has {{{${tag}}}} ${uses} times instead of once`, {
        help: `write {{{${tag}}}} once, outside of sections`,
      });
    }
  }
  return mustache.render(source, view, undefined, { escape: String });
}

function checkNames(tokens: readonly Token[], view: unknown, template: string): void {
  for (const [kind, name, , , inner] of tokens) {
    if (kind === 'text' || kind === '!' || kind === '=') continue;
    const known = typeof view === 'object' && view !== null ? Object.keys(view) : [];
    if (kind === '>' || (name !== '.' && !known.includes(name))) {
      const help = didYouMean(name, known) ?? `it may use ${known.join(', ')}`;
      throw problem('LB171', `the template ${template} uses {{${name}}}, which there is not`, { help });
    }
    if (!Array.isArray(inner)) continue;
    const value: unknown = (view as Readonly<Record<string, unknown>>)[name];
    if (Array.isArray(value)) for (const one of value.slice(0, 1)) checkNames(inner, one, template);
    else checkNames(inner, view, template);
  }
}

function countTag(tokens: readonly Token[], tag: string): number {
  return tokens.filter(([kind, name]) => (kind === '&' || kind === 'name') && name === tag).length;
}
