import { literal } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';
import { privilegesCheck } from './postgresql-privileges.ts';
import { scriptNeeds } from './postgresql-script-needs.ts';

/**
 * Who runs the script, and where: lines of the opening block, which refuse another database, a server that is too old, and a role that
 * may not do what the plan does. A role that is set here is set back with the block, should a later line of it refuse.
 */
export function whoRunsIt(request: ScriptRequest, keepsJournal: boolean): string {
  const needs = [...scriptNeeds(request, keepsJournal), ...(request.needs ?? [])];
  return [databaseCheck(request), versionCheck(request), roleChange(request), privilegesCheck(needs)].join('');
}

function databaseCheck({ database }: ScriptRequest): string {
  if (database === undefined) return '';
  return `
  IF current_database() <> ${literal(database)} THEN
    RAISE EXCEPTION 'limbeck: this database is %, and the plan is for %', current_database(), ${literal(database)}
      USING HINT = 'Connect to the right database. Nothing was changed.';
  END IF;`;
}

/** The server's number is the major version times 10,000 and the minor one: 150004. */
function versionCheck({ version, dialect: { title, versions } }: ScriptRequest): string {
  const [major = 0, minor = 0] = (version ?? versions.oldest).split('.').map(Number);
  const older = `
  IF current_setting('server_version_num')::int < ${major * 10_000 + minor} THEN
    RAISE EXCEPTION 'limbeck: this server is ${title} %, and the plan is for ${version ?? versions.oldest} or later', current_setting('server_version')
      USING HINT = 'Nothing was changed.';`;
  const newer = `
  ELSIF current_setting('server_version_num')::int >= ${(major + 1) * 10_000} THEN
    RAISE NOTICE 'limbeck: compiled for ${title} ${version}; this server is %', current_setting('server_version');`;
  return `${older}${version === undefined ? '' : newer}
  END IF;`;
}

function roleChange({ role, dialect: { quote } }: ScriptRequest): string {
  if (role === undefined) return '';
  const name = literal(role);
  return `
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${name}) THEN
    RAISE EXCEPTION 'limbeck: this server has no role %', ${name} USING HINT = 'Nothing was changed.';
  ELSIF NOT pg_has_role(session_user, ${name}, CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
    RAISE EXCEPTION 'limbeck: % may not become %', session_user, ${name}
      USING HINT = 'Run it as a user to whom that role is granted. Nothing was changed.';
  END IF;
  -- What follows is done as this role, and belongs to it.
  SET ROLE ${quote(role)};`;
}
