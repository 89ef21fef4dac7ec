/** @file Errors that a person meets in the editor. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('editor', ExitCode.usage);

export const editorErrors = {
  untrusted: () =>
    error(
      'untrusted',
      t(
        'This workspace is not trusted, so nothing is trained here: an experiment file decides what the trainer reads and where it writes.',
      ),
      t('Trust the workspace if you know where its files come from, then start again.'),
    ),
  noExperiment: () =>
    error(
      'no-experiment',
      t('There is no experiment file (*.l2t.json) in this workspace.'),
      t('Make one with "L2T: New Experiment", or look at "L2T: Try the Example".'),
    ),
  noResults: (name: string) =>
    error(
      'no-results',
      t('No run of {0} is finished.', name),
      t('Wait until one is, or start one with "L2T: Start L2T run".'),
    ),
  notSaved: (file: string) =>
    error('not-saved', t('{0} could not be saved.', file), t('Save it, then start again.')),
  notEdited: (file: string) =>
    error(
      'not-edited',
      t('The editor did not take the change of pairs in {0}.', file),
      t('See that the file can be written, then change the pairs again.'),
    ),
  unsuitableRun: (action: string, run: string, state: string) =>
    error(
      'unsuitable-run',
      t('{0} cannot be done with the run {1}: it is {2}.', action, run, state),
      t('Choose another run.'),
    ),
  noSuitableRun: (action: string) =>
    error(
      'no-suitable-run',
      t('There is no run here that this can be done with: {0}.', action),
      t('Start a run, or add the folder where runs lie to the setting l2t.runFolders.'),
    ),
  unknownRun: (folder: string) =>
    error(
      'unknown-run',
      t('The run {0} lies in no folder in which runs are looked for here.', folder),
      t('Add the folder where it lies to the setting l2t.runFolders.'),
    ),
  badLink: () =>
    error(
      'bad-link',
      t('This link names no folder of a run.'),
      t('Copy it again, with "Copy Link to Run" in the Runs view.'),
    ),
  untrustedLink: () =>
    error(
      'untrusted-link',
      t('This workspace is not trusted, so no link opens a run in it.'),
      t('Trust the workspace, or open another one, then open the link again.'),
    ),
  notARun: (folder: string, cause: unknown) =>
    error(
      'not-a-run',
      t('{0} is no folder of a run that can be read here.', folder),
      t('Open the link where the run lies, or where its disk is shared.'),
      cause,
    ),
  liveRuns: (runs: readonly string[]) =>
    runs.length === 1
      ? error('live-run', t('The run {0} is being trained.', ...runs), t('Stop it first, then delete it.'))
      : error(
          'live-run',
          t('All {0} selected runs are being trained.', runs.length),
          t('Stop them first, then delete them.'),
        ),
  noLog: (run: string) =>
    error('no-log', t('The run {0} has no log yet.', run), t('Start it: its trainer writes one.')),
  badNode: (file: string, why: string) =>
    error(
      'bad-node',
      t('The Node executable {0} of the setting l2t.node cannot be used: {1}', file, why),
      t('Name a Node 20.12 or newer by its absolute path, or leave the setting empty.'),
    ),
  notInstalled: (folder: string, cause: unknown) =>
    error(
      'not-installed',
      t(
        'The trainer could not be copied to {0}: {1}',
        folder,
        cause instanceof Error ? cause.message : String(cause),
      ),
      t('See that there is space and that the folder may be written, or install L2T Studio again.'),
      cause,
    ),
  noAnswer: (call: string, how: string, cause: unknown) =>
    error(
      'no-answer',
      t('"l2t {0}" ended without an answer ({1}).', call, how),
      t('The log of L2T Studio has what it said.'),
      cause,
    ),
  notDeleted: (folder: string, cause: unknown) =>
    error(
      'not-deleted',
      t(
        'The run {0} could not be deleted: {1}',
        folder,
        cause instanceof Error ? cause.message : String(cause),
      ),
      t('See that you may write to the folder and that no program holds its files open.'),
      cause,
    ),
};
