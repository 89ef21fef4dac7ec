/** @file A run as the panel shows it. */
import { basename, dirname } from 'node:path';
import type { PanelCommand, RunChoice, RunView } from '../../../webview/contract.js';
import type { ParsedExperiment } from '../../configuration/experiment.js';
import { isAble, type RunAbility } from '../../run/abilities.js';
import type { RunSummary } from '../../run/list.js';
import type { TrainerStatus } from '../../run/protocol.js';
import { accuracyOf } from '../runs/names.js';
import { secondsLeft, totalIterations } from '../views/progress.js';
import { configurationTexts, type PlacedExperiment } from './configuration-texts.js';
import { differencesOf } from './differences.js';
import type { RunFacts } from './run-facts.js';
import { setupViewOf } from './setup-view.js';

/** A panel offers no more runs than a person looks through. */
const mostChoices = 1000;

/** What each command on a run asks of it. */
const needed = {
  resume: 'resume',
  pause: 'pause',
  stop: 'stop',
  exportNetwork: 'exportNetwork',
  exportMetrics: 'exportMetrics',
  showLog: 'showLog',
  revealRunFolder: 'show',
} as const satisfies Record<Exclude<PanelCommand, 'start'>, RunAbility>;

const commandsOnRuns = Object.keys(needed) as readonly (keyof typeof needed)[];

const offeredFor = (run: RunSummary): readonly PanelCommand[] =>
  commandsOnRuns.filter((command) => isAble(run, needed[command]));

export interface RunViewParts {
  readonly run: RunSummary;
  readonly facts: RunFacts;
  readonly status: TrainerStatus | undefined;
  /** The experiment file now; undefined where it is gone or cannot be understood. */
  readonly file: PlacedExperiment<ParsedExperiment> | undefined;
}

/** What the panel shows of a run, from its folder's summary, its records, its live trainer and its file. */
export function runViewOf({ run, facts, status, file }: RunViewParts): RunView {
  const { configuration, result, failure, last } = run;
  const iterations = totalIterations(run) ?? (status && status.iterationsPerEpoch * status.epochs);
  const left = secondsLeft(run);
  const engine = result?.engine ?? facts.engine;
  const placed = { experiment: configuration.experiment, folder: dirname(configuration.experimentFile) };
  return {
    folder: run.folder,
    name: basename(run.folder),
    state: run.state,
    ...(run.elsewhere && { elsewhere: run.elsewhere }),
    offered: offeredFor(run),
    created: configuration.created,
    setup: setupViewOf(configuration.experiment),
    seed: configuration.experiment.seed,
    ...(engine && { engine }),
    ...(status && { status }),
    ...(iterations && { iterations }),
    ...(last && { last }),
    ...(left !== undefined && { secondsLeft: left }),
    ...(facts.best && { best: facts.best }),
    ...(result && { result }),
    ...(failure && { failure: { message: failure.message, remedy: failure.remedy } }),
    configuration: configurationTexts(placed),
    differences: file === undefined ? [] : differencesOf(placed, file),
  };
}

/** Runs of the experiment, newest first, and all that are shown: what was laid over can be taken away again. */
export function choicesOf(runs: readonly RunSummary[], shown: readonly RunSummary[]): RunChoice[] {
  const ofExperiment = new Set(runs.map(({ folder }) => folder));
  const offered = runs.slice(0, mostChoices);
  return [...offered, ...shown.filter((run) => !offered.includes(run))].map((run) => {
    const accuracy = accuracyOf(run);
    return {
      folder: run.folder,
      name: basename(run.folder),
      ...(!ofExperiment.has(run.folder) && { experiment: basename(run.configuration.experimentFile) }),
      state: run.state,
      created: run.configuration.created,
      ...(accuracy !== undefined && { accuracy }),
    };
  });
}
