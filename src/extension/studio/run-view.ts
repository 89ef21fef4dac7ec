/** @file A run as the panel shows it. */
import { basename, dirname } from 'node:path';
import type { RunChoice, RunView } from '../../../webview/contract.js';
import type { ParsedExperiment } from '../../configuration/experiment.js';
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

export interface RunViewParts {
  readonly run: RunSummary;
  readonly facts: RunFacts;
  readonly status: TrainerStatus | undefined;
  /** The experiment file now; undefined where it is gone or cannot be understood. */
  readonly file: PlacedExperiment<ParsedExperiment> | undefined;
}

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

export function choicesOf(runs: readonly RunSummary[]): RunChoice[] {
  return runs.slice(0, mostChoices).map((run) => {
    const accuracy = accuracyOf(run);
    return {
      folder: run.folder,
      name: basename(run.folder),
      state: run.state,
      created: run.configuration.created,
      ...(accuracy !== undefined && { accuracy }),
    };
  });
}
