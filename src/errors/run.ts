/** @file Errors of run folders and of the trainer process that writes them. */
import { t } from '@vscode/l10n';
import { whyUnwritten } from './refusals.js';
import { damageErrors } from './run-damage.js';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('run', ExitCode.runFolder);
const busyError = errorsOf('run', ExitCode.runBusy);
const diskError = errorsOf('run', ExitCode.diskFull);
const stopError = errorsOf('run', ExitCode.stopped);
const crashError = errorsOf('run', ExitCode.defect);
const usageError = errorsOf('run', ExitCode.usage);

export const runErrors = {
  ...damageErrors,
  notARun: (folder: string, cause: unknown) =>
    error(
      'not-a-run',
      t('The folder {0} is not a run: its config.json cannot be read.', folder),
      t('Give the folder of a run, one that holds a config.json.'),
      cause,
    ),
  noRunsFolder: (folder: string, cause: unknown) =>
    error(
      'no-runs-folder',
      t('{0} is not a folder whose runs can be listed.', folder),
      t('Give a folder that holds run folders, and that you may read.'),
      cause,
    ),
  newerFormat: (folder: string, format: number, known: number) =>
    error(
      'newer-format',
      t('The run {0} has format {1}; this version reads formats up to {2}.', folder, format, known),
      t('Update L2T Studio.'),
    ),
  fileChanged: (file: string) =>
    error(
      'file-changed',
      t('The file {0} is not the one that the run began with.', file),
      t('Put the file back as it was, then resume; or start a new run.'),
    ),
  alreadyFinished: (folder: string) =>
    error(
      'already-finished',
      t('The run {0} is finished.', folder),
      t('Continue it for more epochs, or start a new run from its experiment file.'),
    ),
  notFinished: (folder: string) =>
    error(
      'not-finished',
      t('The run {0} is not finished, so there is nothing to continue.', folder),
      t('Let it train to its end, or resume it; then give it more epochs.'),
    ),
  weightsNotFinal: (folder: string) =>
    error(
      'weights-not-final',
      t('The run {0} is not finished: its best weights may still be others.', folder),
      t('Let it train to its end, or export its weights and name that file.'),
    ),
  busy: (folder: string, pid: number) =>
    busyError(
      'busy',
      t('The run {0} is being trained by process {1}.', folder, pid),
      t('Watch that one, or stop it first.'),
    ),
  busyElsewhere: (folder: string, host: string) =>
    busyError(
      'busy-elsewhere',
      t('The run {0} is being trained on the machine {1}.', folder, host),
      t('Watch, pause or stop it there. If that trainer is dead, try again after three minutes.'),
    ),
  lockContended: (file: string) =>
    busyError('lock-contended', t('The lock {0} changes hands all the time.', file), t('Try again.')),
  diskFull: (folder: string, cause: unknown) =>
    diskError(
      'disk-full',
      t('There is no space left in {0}.', folder),
      t('Make room and resume the run; it goes on from its last checkpoint.'),
      cause,
    ),
  outputFailed: (cause: Error) =>
    diskError(
      'output-failed',
      t('What this program prints cannot be written: {0}', cause.message),
      t('Make room where it goes, or send it elsewhere.'),
      cause,
    ),
  writeFailed: (file: string, cause: unknown) =>
    error(
      'write-failed',
      t('{0} cannot be written: {1}', file, whyUnwritten(cause)),
      t('See that the folder is there and may be written, then resume the run.'),
      cause,
    ),
  runsFolderFailed: (folder: string, cause: unknown) =>
    error(
      'runs-folder-failed',
      t('No run can be made in {0}: {1}', folder, whyUnwritten(cause)),
      t('Make it a folder that you may write, or name another one with "runs" in the experiment file.'),
      cause,
    ),
  unsafePrivateFolder: (folder: string) =>
    error(
      'unsafe-private-folder',
      t('The folder {0} is not a folder that only you can use.', folder),
      t('Remove it, or take away the access of others (chmod 700).'),
    ),
  notRunning: (folder: string) =>
    error(
      'not-running',
      t('No trainer is running for {0} on this machine.', folder),
      t('Resume the run to go on with it.'),
    ),
  unreachable: (folder: string, cause: unknown) =>
    error(
      'unreachable',
      t('The trainer of {0} does not answer.', folder),
      t('Look into its log.txt; if it hangs, end its process and resume the run.'),
      cause,
    ),
  refused: () =>
    error(
      'refused',
      t('The trainer refused the connection.'),
      t('Only the user who started the run may control it.'),
    ),
  otherProtocol: (theirs: number, ours: number) =>
    error(
      'other-protocol',
      t('The trainer speaks version {0} of the protocol, this program version {1}.', theirs, ours),
      t('Use the version of L2T Studio that started the run, or stop the run and resume it.'),
    ),
  folderRemoved: (folder: string) =>
    error(
      'folder-removed',
      t('The folder {0} was removed or renamed while its run trained, which ended the run.', folder),
      t('Put the folder back and resume the run from its last checkpoint, or start a new run.'),
    ),
  ended: (folder: string) =>
    error('ended', t('The trainer of {0} ended before it answered.', folder), t('Look into its log.txt.')),
  /** @param doing What it does instead: `waiting for GPU 0, used by run a`. */
  notYetTraining: (doing: string) =>
    error(
      'not-yet-training',
      t('The run does not train yet: {0}.', doing),
      t('Try again when it trains, or stop it; a stopped run can be resumed later.'),
    ),
  stoppedWhileWaiting: (device: string) =>
    stopError(
      'stopped-while-waiting',
      t('The run was stopped while it waited for {0}.', device),
      t('Resume it when the device is free.'),
    ),
  crashed: (folder: string, how: string) =>
    crashError(
      'crashed',
      t('The trainer of {0} ended without a word ({1}).', folder, how),
      t('Look into its log.txt.'),
    ),
  defect: (message: string, cause: unknown) =>
    crashError(
      'defect',
      t('The trainer failed unexpectedly: {0}', message),
      t('This is a defect of L2T Studio; log.txt of the run says where it happened.'),
      cause,
    ),
  noCheckpoint: (folder: string) =>
    error(
      'no-checkpoint',
      t('The run {0} has no checkpoint yet.', folder),
      t('Let it train until the end of its first epoch.'),
    ),
  aboutTooLong: (complaint: string) =>
    usageError(
      'about-too-long',
      complaint,
      t('Say less of the run, or keep the rest in a file of your own.'),
    ),
  malformedRequest: (request: string) =>
    usageError(
      'malformed-request',
      t('The request "{0}" to the trainer is not in form.', request),
      t('Use the version of L2T Studio that started the run.'),
    ),
  noSuchPair: (pair: number, pairs: number) =>
    usageError(
      'no-such-pair',
      t('The run has {0} pairs; there is no pair {1}.', pairs, pair),
      t('Give a pair by its place, from 0.'),
    ),
};
