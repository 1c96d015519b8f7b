import type { SchemaObject } from '../../schema/objects.ts';
import { requireName } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { Cascade, IfExists, IfNotExists, Recorder } from './recorder.ts';

/** The words for schemas and extensions. */
export interface SchemaWords {
  /** @example op.createSchema('sales') // CREATE SCHEMA sales */
  createSchema(name: string, options?: IfNotExists & { readonly owner?: string; readonly comment?: string }): void;
  /** @example op.dropSchema('sales') // DROP SCHEMA sales */
  dropSchema(name: string, options?: IfExists & Cascade): void;
  /** PostgreSQL. @example op.createExtension('citext', { ifNotExists: true }) // CREATE EXTENSION IF NOT EXISTS citext */
  createExtension(
    name: string,
    options?: IfNotExists & {
      /** The schema that holds its objects. */
      readonly schema?: string;
      readonly version?: string;
      readonly comment?: string;
    },
  ): void;
  /** PostgreSQL. @example op.updateExtension('postgis', '3.4.0') // ALTER EXTENSION postgis UPDATE TO '3.4.0' */
  updateExtension(name: string, version: string): void;
  /** PostgreSQL. @example op.dropExtension('citext') // DROP EXTENSION citext */
  dropExtension(name: string, options?: IfExists & Cascade): void;
}

export function schemaWords({ add }: Recorder): SchemaWords {
  const words: SchemaWords = {
    createSchema(name, { ifNotExists = false, owner, comment } = {}) {
      const at = callSite(words.createSchema);
      const object: SchemaObject = {
        kind: 'schema',
        name: requireName(name, 'the schema', at),
        ...(owner !== undefined && { owner: requireName(owner, 'the owner', at) }),
        ...(comment !== undefined && { comment }),
      };
      add({ kind: 'createObject', at, object, ifNotExists });
    },
    dropSchema(name, { ifExists = false, cascade = false } = {}) {
      const at = callSite(words.dropSchema);
      const reference = { kind: 'schema', name: requireName(name, 'the schema', at) } as const;
      add({ kind: 'dropObject', at, reference, ifExists, cascade });
    },
    createExtension(name, { ifNotExists = false, schema, version, comment } = {}) {
      const at = callSite(words.createExtension);
      const object: SchemaObject = {
        kind: 'extension',
        name: requireName(name, 'the extension', at),
        ...(schema !== undefined && { into: requireName(schema, 'the schema', at) }),
        ...(version !== undefined && { version: requireName(version, 'the version', at) }),
        ...(comment !== undefined && { comment }),
      };
      add({ kind: 'createObject', at, object, ifNotExists });
    },
    updateExtension(name, version) {
      const at = callSite(words.updateExtension);
      const object: SchemaObject = {
        kind: 'extension',
        name: requireName(name, 'the extension', at),
        version: requireName(version, 'the version', at),
      };
      add({ kind: 'replaceObject', at, object, recreate: false });
    },
    dropExtension(name, { ifExists = false, cascade = false } = {}) {
      const at = callSite(words.dropExtension);
      const reference = { kind: 'extension', name: requireName(name, 'the extension', at) } as const;
      add({ kind: 'dropObject', at, reference, ifExists, cascade });
    },
  };
  return words;
}
