import { BranchesCommand } from './branches.ts';
import { CompileCommand } from './compile.ts';
import { CompletionCommand } from './completion.ts';
import { CurrentCommand } from './current.ts';
import { DoctorCommand } from './doctor.ts';
import { DowngradeCommand } from './downgrade.ts';
import { EditCommand } from './edit.ts';
import { ExplainCommand } from './explain.ts';
import { GraphCommand } from './graph.ts';
import { HeadsCommand } from './heads.ts';
import { HistoryCommand } from './history.ts';
import { InitCommand } from './init.ts';
import { ListTemplatesCommand } from './list-templates.ts';
import { MergeCommand } from './merge.ts';
import { RevisionCommand } from './revision.ts';
import { ShowCommand } from './show.ts';
import { StampCommand } from './stamp.ts';
import { TypesCommand } from './types.ts';
import { UpgradeCommand } from './upgrade.ts';

/** Every command, in the order of the help. */
export const commands = [
  InitCommand,
  RevisionCommand,
  MergeCommand,
  EditCommand,
  CompileCommand,
  UpgradeCommand,
  DowngradeCommand,
  StampCommand,
  HistoryCommand,
  HeadsCommand,
  BranchesCommand,
  GraphCommand,
  ShowCommand,
  CurrentCommand,
  DoctorCommand,
  TypesCommand,
  ListTemplatesCommand,
  CompletionCommand,
  ExplainCommand,
] as const;
