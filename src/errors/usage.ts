/** @file Errors of calling a program wrongly. */
import { t } from '@vscode/l10n';
import { whyUnwritten } from './refusals.js';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('usage', ExitCode.usage);

export const usageErrors = {
  unknownEngine: (engine: string, known: readonly string[]) =>
    error('unknown-engine', t('There is no engine {0}.', engine), t('Choose one of {0}.', known.join(', '))),
  /** @param known The labels of the rows. */
  noBaseline: (name: string, known: readonly string[]) =>
    error(
      'no-baseline',
      t('There is no one row "{0}" to compare with.', name),
      known.length === 0
        ? t('Wait until a run of the folder is finished.')
        : t('Choose one of {0}.', known.map((label) => `"${label}"`).join(', ')),
    ),
  noWeightsYet: (folder: string) =>
    error(
      'no-weights-yet',
      t('The run {0} has no trained weights yet.', folder),
      t('Wait until its first epoch has ended, or resume it.'),
    ),
  unknownFormat: (file: string, known: readonly string[]) =>
    error(
      'unknown-format',
      t('The name {0} does not say in which format to write.', file),
      t('Give a name that ends with {0}.', known.join(t(' or '))),
    ),
  notWritable: (file: string, cause: unknown) =>
    error(
      'not-writable',
      t('{0} cannot be written: {1}', file, whyUnwritten(cause)),
      t('Name a file in a folder that is there and that you may write.'),
      cause,
    ),
  fileIsThere: (file: string) =>
    error(
      'file-is-there',
      t('{0} is there already.', file),
      t('Name another file, or add --overwrite to replace it.'),
    ),
  tooLargeForOnnx: (network: string, bytes: number) =>
    error(
      'too-large-for-onnx',
      t('{0} has {1} GB of weights; an ONNX file holds 2 GB at most.', network, (bytes / 1e9).toFixed(1)),
      t('Export a .safetensors file instead.'),
    ),
  /** @param why Why there is no one network to evaluate. */
  whatToEvaluate: (why: string) =>
    error('what-to-evaluate', why, t('Give a run folder, or --weights with --network and --dataset.')),
  otherClasses: (weights: string, has: number, dataset: string, wants: number) =>
    error(
      'other-classes',
      t('The weights {0} know {1} classes, but {2} has {3}.', weights, has, dataset, wants),
      t('Name the data that the weights were trained for.'),
    ),
  unknownAxis: (condition: string, axes: readonly string[]) =>
    error(
      'unknown-axis',
      t('"{0}" names no axis of the matrix with a value.', condition),
      t('Write AXIS=VALUE with one of {0}.', axes.join(', ')),
    ),
  noSuchRun: (conditions: string) =>
    error('no-such-run', t('No run of the matrix has {0}.', conditions), t('List its runs with --dry-run.')),
  noMatrix: (file: string) =>
    error(
      'no-matrix',
      t('The experiment file {0} has no matrix.', file),
      t('Leave --concurrency, --only and --dry-run out, or give the file a "matrix".'),
    ),
  matrixIsWatched: () =>
    error(
      'matrix-is-watched',
      t('The runs of a matrix are started one after the other, so that --detach does not go with it.'),
      t('Leave --detach out. A matrix that was interrupted goes on when it is started again.'),
    ),
  nothingToSetUp: (engine: string, known: readonly string[]) =>
    error(
      'nothing-to-set-up',
      t('There is nothing to set up for "{0}".', engine),
      t(
        'Write {0}; the other engines work after a plain install, or not at all.',
        known.map((name) => `"l2t setup ${name}"`).join(' or '),
      ),
    ),
};
