import { BranchesCommand } from './branches.ts';
import { CompileCommand } from './compile.ts';
import { DowngradeCommand } from './downgrade.ts';
import { ExplainCommand } from './explain.ts';
import { HeadsCommand } from './heads.ts';
import { HistoryCommand } from './history.ts';
import { InitCommand } from './init.ts';
import { MergeCommand } from './merge.ts';
import { RevisionCommand } from './revision.ts';
import { ShowCommand } from './show.ts';
import { StampCommand } from './stamp.ts';
import { UpgradeCommand } from './upgrade.ts';

/** Every command, in the order of the help. */
export const commands = [
  InitCommand,
  RevisionCommand,
  MergeCommand,
  CompileCommand,
  UpgradeCommand,
  DowngradeCommand,
  StampCommand,
  HistoryCommand,
  HeadsCommand,
  BranchesCommand,
  ShowCommand,
  ExplainCommand,
] as const;
