/** @file What commands are made of: with a run, or without one, as two types, so that none asks whether there is one. */
import { editorErrors } from '../../errors/editor.js';
import { isAble, type RunAbility } from '../../run/overview/abilities.js';
import { type RunSummary, summarizeRun } from '../../run/overview/list.js';
import { stateOf } from '../../run/overview/state-names.js';
import { runTitle } from '../../run/overview/title.js';
import { reportError } from '../errors/report.js';
import type { Services } from '../services.js';
import { folderIn } from './arguments.js';
import { chooseRun } from './choose.js';
import { pickRun } from './pick-run.js';

/** What a command on a run is given. */
export interface RunContext extends Services {
  readonly run: RunSummary;
}

/** Makes what VS Code calls. What goes wrong in it is told to the person, not to the caller. */
export type CommandFactory = (services: Services) => (...words: readonly unknown[]) => Promise<void>;

export interface RunCommandRow {
  /** What it is called in a sentence, for instance "Stop". */
  readonly title: () => string;
  readonly ability: RunAbility;
  readonly execute: (context: RunContext) => Promise<unknown>;
}

/** A command that needs no run. */
export function command(
  execute: (services: Services, ...words: readonly unknown[]) => Promise<unknown>,
): CommandFactory {
  return (services) =>
    async (...words) => {
      try {
        await execute(services, ...words);
      } catch (error) {
        void reportError(services.log, error);
      }
    };
}

/** A command on a run: the one that it is called with, the selected one, or the one that the person picks. */
export function runCommand(row: RunCommandRow): CommandFactory {
  return (services) => async (argument) => {
    let run: RunSummary | undefined;
    try {
      run = await runFor(services, row, argument);
      if (run !== undefined) await row.execute({ ...services, run });
    } catch (error) {
      void reportError(services.log, error, run?.folder);
    }
  };
}

/** Undefined where the person chose none. */
async function runFor(
  { store, selection }: Services,
  { title, ability }: RunCommandRow,
  argument: unknown,
): Promise<RunSummary | undefined> {
  const named = folderIn(argument);
  if (named !== undefined) {
    // As it is now: a view may show what was a second ago.
    const run = await summarizeRun(named);
    if (!isAble(run, ability)) {
      throw editorErrors.unsuitableRun(title(), runTitle(run), stateOf(run));
    }
    return run;
  }
  await store.ready;
  const choice = chooseRun(store.runs, ability, selection.folder);
  if (choice.kind === 'none') throw editorErrors.noSuitableRun(title());
  return choice.kind === 'run' ? choice.run : pickRun(choice.runs, title());
}
