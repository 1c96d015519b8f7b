import { CompileCommand } from './compile.ts';
import { DowngradeCommand } from './downgrade.ts';
import { ExplainCommand } from './explain.ts';
import { HeadsCommand } from './heads.ts';
import { HistoryCommand } from './history.ts';
import { InitCommand } from './init.ts';
import { RevisionCommand } from './revision.ts';
import { ShowCommand } from './show.ts';
import { UpgradeCommand } from './upgrade.ts';

/** Every command, in the order of the help. */
export const commands = [
  InitCommand,
  RevisionCommand,
  CompileCommand,
  UpgradeCommand,
  DowngradeCommand,
  HistoryCommand,
  HeadsCommand,
  ShowCommand,
  ExplainCommand,
] as const;
