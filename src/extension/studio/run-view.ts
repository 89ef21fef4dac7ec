/** @file A run as the panel shows it. */
import { dirname } from 'node:path';
import type { PanelCommand, RunView } from '../../../webview/contract.js';
import { trainingTexts } from '../../configuration/same-training.js';
import { plainLine, withoutControls } from '../../errors/plain-text.js';
import type { TrainerStatus } from '../../run/control/protocol.js';
import type { About } from '../../run/folder/about-form.js';
import { lastEpochBefore } from '../../run/folder/continuation.js';
import { errorOf, type Failure } from '../../run/folder/failure.js';
import { reportedLambda } from '../../run/folder/reported-lambda.js';
import { isAble, type RunAbility } from '../../run/overview/abilities.js';
import type { RunSummary } from '../../run/overview/list.js';
import { tagWords } from '../../run/overview/title.js';
import { type NoticeAction, noticeOf } from '../errors/notice.js';
import { secondsLeft, totalIterations } from '../views/progress.js';
import { differencesOf, type FileNow } from './differences.js';
import type { RunFacts } from './run-facts.js';
import { setupViewOf } from './setup-view.js';

/** What each command on a run asks of it. */
const needed = {
  resume: 'resume',
  pause: 'pause',
  stop: 'stop',
  exportNetwork: 'exportNetwork',
  exportMetrics: 'exportMetrics',
  showLog: 'showLog',
  revealRunFolder: 'show',
} as const satisfies Partial<Record<PanelCommand, RunAbility>>;

const commandsOnRuns = Object.keys(needed) as readonly (keyof typeof needed)[];

/** What a notification of the failure has as a button, where that is no command on the run. */
const helpByNotice: { readonly [K in NoticeAction['kind']]?: PanelCommand } = {
  'set-up-engine': 'setUpEngine',
  doctor: 'doctor',
};

/** As the notification of the failure, and then what the run can do about it. */
function helpAfter(failure: Failure, run: RunSummary): readonly PanelCommand[] {
  const kind = noticeOf(errorOf(failure), run.folder).action?.kind;
  const ofNotice = kind && helpByNotice[kind];
  const ofRun = (['resume', 'showLog'] as const).filter((command) => isAble(run, needed[command]));
  return [...(ofNotice ? [ofNotice] : []), ...ofRun];
}

const offeredFor = (run: RunSummary): readonly PanelCommand[] =>
  commandsOnRuns.filter((command) => isAble(run, needed[command]));

export interface RunViewParts {
  readonly run: RunSummary;
  /** How it is called among the runs that are seen with it. */
  readonly name: string;
  readonly facts: RunFacts;
  readonly status: TrainerStatus | undefined;
  /** The experiment file now; undefined where it is gone or cannot be understood. */
  readonly file: FileNow | undefined;
}

/** What the panel shows of a run, from its folder's summary, its records, its live trainer and its file. */
export function runViewOf({ run, name, facts, status, file }: RunViewParts): RunView {
  const { configuration, result, failure, last } = run;
  const { continuedFrom } = configuration;
  const iterations = totalIterations(run) ?? (status && status.iterationsPerEpoch * status.epochs);
  const left = secondsLeft(run);
  const reported = reportedLambda(result);
  const engine = result?.engine ?? facts.engine;
  const placed = { experiment: configuration.experiment, folder: dirname(configuration.experimentFile) };
  return {
    folder: run.folder,
    name,
    ...(run.about && { about: aboutOf(run, run.about) }),
    ...(run.aboutDamage && { aboutDamage: run.aboutDamage }),
    state: run.state,
    ...(run.elsewhere && { elsewhere: run.elsewhere }),
    offered: offeredFor(run),
    created: configuration.created,
    setup: setupViewOf(configuration.experiment),
    seed: configuration.experiment.seed,
    ...(continuedFrom && {
      continuedFrom: { run: plainLine(continuedFrom.run), epoch: lastEpochBefore(continuedFrom) },
    }),
    ...(engine && { engine }),
    ...(status && { status }),
    ...(iterations && { iterations }),
    ...(last && { last }),
    ...(left !== undefined && { secondsLeft: left }),
    ...(facts.best && { best: facts.best }),
    ...(facts.data && { data: facts.data }),
    ...(result && { result }),
    ...(reported && { reportedLambda: reported }),
    ...(failure && {
      failure: { message: failure.message, remedy: failure.remedy, help: helpAfter(failure, run) },
    }),
    configuration: trainingTexts(placed),
    differences: file === undefined ? [] : differencesOf(placed, file),
  };
}

const aboutOf = (run: RunSummary, { notes }: About) => ({
  tags: tagWords(run),
  ...(notes && { notes: withoutControls(notes, '\n') }),
});
