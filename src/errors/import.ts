/** @file Errors of network files (`torch.export.save`). They name the file and the module, weight or node in it. */
import { t } from '@vscode/l10n';
import { importWeightErrors } from './import-weights.js';
import { whyUnread } from './refusals.js';
import { ExitCode, errorsOf, StudioError } from './studio-error.js';

const error = errorsOf('import', ExitCode.weights);

const again = () => t('Export the network again, or copy the file again.');
const replaceIt = () =>
  t('Replace it in the network, or use another network: docs/networks.md lists what is supported.');
const wholeAgain = () => t('Export the network without run_decompositions().');
const howToExport = () =>
  t('Save the network with torch.export.save: "l2t import --snippet" prints the lines of Python.');

/** Everything that is wrong with a network file, in one error. */
export class NetworkFileError extends StudioError {
  constructor(readonly problems: readonly [StudioError, ...StudioError[]]) {
    const [first] = problems;
    super({
      code: first.code,
      message: problems.map(({ message }) => message).join('\n'),
      remedy: [...new Set(problems.map(({ remedy }) => remedy))].join('\n'),
      exitCode: first.exitCode,
      cause: first.cause,
    });
  }
}

/** Throws what is wrong, if anything is. @param most are told of at most. */
export function throwProblems(problems: readonly [StudioError, ...StudioError[]], most?: number): never;
export function throwProblems(problems: readonly StudioError[], most?: number): void;
export function throwProblems(problems: readonly StudioError[], most = 20): void {
  const [first, ...rest] = problems;
  if (first !== undefined)
    throw rest.length === 0 ? first : new NetworkFileError([first, ...rest.slice(0, most - 1)]);
}

export const importErrors = {
  ...importWeightErrors,
  unreadable: (file: string, cause: unknown) =>
    error(
      'unreadable',
      t('The network file {0} cannot be read: {1}', file, whyUnread(cause)),
      t('Check that it exists and that you may read it.'),
      cause,
    ),
  notRead: (file: string) =>
    error(
      'not-read',
      t('The network file {0} is not there.', file),
      t('Correct the path, or export the network again.'),
    ),
  changed: (file: string) =>
    error(
      'changed',
      t('{0} was changed while it was read.', file),
      t('Wait until it is written, then try again.'),
    ),
  notAProgram: (file: string) =>
    error('not-a-program', t('{0} is a zip archive, but none of torch.export.save.', file), howToExport()),
  weightsOnly: (file: string) =>
    error(
      'weights-only',
      t('{0} holds weights without a network: torch.save wrote it.', file),
      howToExport(),
    ),
  compiledPackage: (file: string) =>
    error(
      'compiled-package',
      t('{0} is a compiled package (AOTInductor), which holds no graph.', file),
      t('Save the program that was compiled with torch.export.save instead.'),
    ),
  olderFormat: (file: string) =>
    error(
      'older-format',
      t('{0} was saved by an older PyTorch, in another format.', file),
      t('Save it anew with a newer PyTorch: torch.export.save(torch.export.load(old), new).'),
    ),
  otherSchema: (file: string, found: number, known: number, torch: string) =>
    error(
      'other-schema',
      t(
        '{0} is of format {1}, and only format {2} is known; PyTorch {3} wrote it.',
        file,
        found,
        known,
        torch,
      ),
      found > known
        ? t('Update L2T Studio, or save the network with an earlier PyTorch.')
        : t('Save it anew with a newer PyTorch: torch.export.save(torch.export.load(old), new).'),
    ),
  severalModels: (file: string, names: readonly string[]) =>
    error(
      'several-models',
      t('{0} holds {1} programs ({2}), and one is needed.', file, names.length, names.join(', ')),
      t('Save each with a call of torch.export.save of its own.'),
    ),
  damaged: (file: string, place: string, cause?: unknown) =>
    error('damaged', t('The graph of {0} is damaged: {1} is not valid.', file, place), again(), cause),

  /** @param decomposed whether the graph was taken apart after it was exported. */
  operationUnknown: (file: string, operation: string, count: number, where: string, decomposed: boolean) =>
    error(
      'operation-unknown',
      t(
        '{0} uses the operation {1}, which is not supported ({2} times, first in {3}).',
        file,
        operation,
        count,
        where,
      ),
      decomposed ? wholeAgain() : replaceIt(),
    ),
  /** @param decomposed as above. */
  operationRefused: (file: string, operation: string, where: string, why: string, decomposed: boolean) =>
    error(
      'operation-refused',
      t(
        '{0} uses the operation {1} in {2} in a way that is not supported: {3}.',
        file,
        operation,
        where,
        why,
      ),
      decomposed ? wholeAgain() : replaceIt(),
    ),
  constantsTooLarge: (file: string) =>
    error(
      'constants-too-large',
      t(
        'The tables that {0} computes before it sees images (masks, indices) are larger than the network itself.',
        file,
      ),
      t('Use a network with smaller tables: for smaller images, or without relative positions.'),
    ),
  controlFlow: (file: string, operation: string, where: string) =>
    error(
      'control-flow',
      t(
        '{0} decides by its values what to compute ({1} in {2}): control flow is not supported.',
        file,
        operation,
        where,
      ),
      t('Write the network without torch.cond, map, scan and while_loop, and export it again.'),
    ),
  undefinedValue: (file: string, value: string, node: string) =>
    error(
      'undefined-value',
      t('The graph of {0} is damaged: {1} reads {2}, which nothing defines.', file, node, value),
      again(),
    ),
  inputs: (file: string, count: number) =>
    error(
      'inputs',
      t(
        'The network in {0} takes {1} inputs: one batch of images in and one row of class scores for each out is needed.',
        file,
        count,
      ),
      t('Export a module whose forward takes the images alone.'),
    ),
  outputs: (file: string, count: number) =>
    error(
      'outputs',
      t(
        'The network in {0} gives {1} outputs: one batch of images in and one row of class scores for each out is needed.',
        file,
        count,
      ),
      t('Export a module whose forward returns the class scores alone.'),
    ),
  inputShape: (file: string, shape: readonly string[]) =>
    error(
      'input-shape',
      t(
        'The network in {0} takes an input of {1}, and images need images x 3 x height x width.',
        file,
        shape.join(' x '),
      ),
      t('Export it with a batch of images of three channels, of the size that you train with.'),
    ),
  openSize: (file: string) =>
    error(
      'open-size',
      t('{0} leaves the size of the images open.', file),
      t('Export it with the batch alone in dynamic_shapes, and images of the size that you train with.'),
    ),
  outputShape: (file: string, shape: readonly string[]) =>
    error(
      'output-shape',
      t('The network in {0} puts out {1}, and images x classes is needed.', file, shape.join(' x ')),
      t('Export a module whose forward returns one row of class scores for each image.'),
    ),
  batchFixed: (file: string, batch: number, operation: string, where: string) =>
    error(
      'batch-fixed',
      t(
        '{0} was exported for exactly {1} images, and {2} in {3} depends on that.',
        file,
        batch,
        operation,
        where,
      ),
      t('Export it with dynamic_shapes=({0: torch.export.Dim("batch", min=2)},).'),
    ),
  noHead: (file: string) =>
    error(
      'no-head',
      t('The network in {0} has no last linear layer or 1x1 convolution that gives the class scores.', file),
      t('Export a classifier: its last layer is made anew for the classes of the data.'),
    ),
  severalHeads: (file: string, heads: readonly string[]) =>
    error(
      'several-heads',
      t(
        'The class scores of {0} are made by several last layers ({1}), and one is needed.',
        file,
        heads.join(', '),
      ),
      t(
        'Export a module whose forward returns the class scores of one of them: the last layer is made anew for the data.',
      ),
    ),
  fixedClasses: (file: string, head: string, classes: number) =>
    error(
      'fixed-classes',
      t(
        'The last layer of {0} ({1}) cannot be made for {2} classes: what follows it needs as many as it has.',
        file,
        head,
        classes,
      ),
      t('Export a network whose class scores come from one last layer.'),
    ),
  noStages: (file: string) =>
    error(
      'no-stages',
      t('No module of the network in {0} puts out a feature map that could be paired.', file),
      t('Export a network of modules (nn.Module) whose outputs are feature maps or tokens.'),
    ),
};
