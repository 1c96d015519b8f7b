import type { CommandClass } from 'clipanion';
import type { CommandContext } from '../plain-command.ts';

/** Every command by its name, in the order of the help. A run loads the one that it needs. */
export const commands = {
  init: async () => (await import('./init.ts')).InitCommand,
  revision: async () => (await import('./revision.ts')).RevisionCommand,
  merge: async () => (await import('./merge.ts')).MergeCommand,
  edit: async () => (await import('./edit.ts')).EditCommand,
  compile: async () => (await import('./compile.ts')).CompileCommand,
  upgrade: async () => (await import('./upgrade.ts')).UpgradeCommand,
  downgrade: async () => (await import('./downgrade.ts')).DowngradeCommand,
  stamp: async () => (await import('./stamp.ts')).StampCommand,
  history: async () => (await import('./history.ts')).HistoryCommand,
  heads: async () => (await import('./heads.ts')).HeadsCommand,
  branches: async () => (await import('./branches.ts')).BranchesCommand,
  graph: async () => (await import('./graph.ts')).GraphCommand,
  show: async () => (await import('./show.ts')).ShowCommand,
  current: async () => (await import('./current.ts')).CurrentCommand,
  doctor: async () => (await import('./doctor.ts')).DoctorCommand,
  types: async () => (await import('./types.ts')).TypesCommand,
  'list-templates': async () => (await import('./list-templates.ts')).ListTemplatesCommand,
  completion: async () => (await import('./completion.ts')).CompletionCommand,
  explain: async () => (await import('./explain.ts')).ExplainCommand,
} as const satisfies Readonly<Record<string, () => Promise<CommandClass<CommandContext>>>>;

/** All of them, for the overview. */
export async function loadCommands(): Promise<readonly CommandClass<CommandContext>[]> {
  return Promise.all(Object.values(commands).map((load) => load()));
}
