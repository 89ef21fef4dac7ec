/** @file Errors of weight files and of the PyTorch and safetensors formats. They name the file and the place in it. */
import { t } from '@vscode/l10n';
import { whyUnread } from './refusals.js';
import { ExitCode, errorsOf, type StudioError } from './studio-error.js';

const error = errorsOf('weights', ExitCode.weights);
const brackets = (shape: readonly number[]) => `[${shape.join(', ')}]`;
const named = 5;

/** "3 (a, b, c)" or "12 (a, b, c, d, e, ...)". */
function some(entries: readonly string[]): string {
  const first = entries.slice(0, named).join(', ');
  return `${entries.length} (${first}${entries.length > named ? ', ...' : ''})`;
}

/** How a file's tensors differ from those that a network needs. */
export interface Misfit {
  readonly missing: readonly string[];
  readonly leftOver: readonly string[];
  readonly different: readonly {
    readonly name: string;
    readonly found: readonly number[];
    readonly wanted: readonly number[];
  }[];
}

interface FittedNetwork {
  readonly title: string;
  readonly classes: number;
  readonly width: number;
}

const again = () => t('Download or export the file again.');
const plainStateDict = () =>
  t('Save only the state_dict, with torch.save(model.state_dict(), file), or as .safetensors.');

export const weightErrors = {
  unreadable: (file: string, cause: unknown) =>
    error(
      'unreadable',
      t('The weight file {0} cannot be read: {1}', file, whyUnread(cause)),
      t('Check that it exists and that you may read it.'),
      cause,
    ),
  notRecognized: (file: string) =>
    error(
      'not-recognized',
      t('{0} is neither a PyTorch file (.pth, .pt, .pth.tar) nor a .safetensors file.', file),
      t('Name a file that torch.save or safetensors wrote.'),
    ),
  truncated: (file: string, offset: number) =>
    error('truncated', t('{0} ends too early: more was expected at byte {1}.', file, offset), again()),
  malformed: (file: string, place: string, cause?: unknown) =>
    error('malformed', t('{0} is damaged: {1} is not valid.', file, place), again(), cause),
  damaged: (file: string) =>
    error('damaged', t('{0} is damaged: its bytes are not those of its check sum.', file), again()),
  notFinite: (file: string, tensor: string) =>
    error(
      'not-finite',
      t('The weights in {0} are no network: {1} holds numbers that are not finite.', file, tensor),
      t('Name weights of an earlier epoch, or of a training with a smaller learning rate.'),
    ),
  malformedPickle: (file: string, offset: number) =>
    error(
      'malformed',
      t('{0} is damaged: its pickle makes no sense before byte {1}.', file, offset),
      again(),
    ),
  opcodeRefused: (file: string, opcode: number, offset: number) =>
    error(
      'opcode-refused',
      t(
        '{0} holds the pickle instruction 0x{1} at byte {2}, which weight files do not need.',
        file,
        opcode.toString(16).padStart(2, '0'),
        offset,
      ),
      plainStateDict(),
    ),
  globalRefused: (file: string, name: string) =>
    error(
      'global-refused',
      t('{0} asks for the Python object {1}, which is not a tensor; it was not run.', file, name),
      plainStateDict(),
    ),
  compressed: (file: string, entry: string) =>
    error(
      'compressed',
      t('The entry {0} of {1} is compressed, which torch.save never does.', entry, file),
      t('Use the file as torch.save wrote it.'),
    ),
  tooLarge: (file: string) =>
    error('too-large', t('{0} declares more data than the file holds.', file), plainStateDict()),
  noTensors: (file: string) =>
    error(
      'no-tensors',
      t('{0} holds no tensors by name, neither at its top nor under state_dict, model or net.', file),
      plainStateDict(),
    ),
  noLastLayer: (file: string, title: string) =>
    error(
      'no-last-layer',
      t('{0} has no last linear layer of a {1}.', file, title),
      t('Check that the network named is the one the file was trained with.'),
    ),
  doesNotFit: (
    what: string,
    network: FittedNetwork,
    { missing, leftOver, different }: Misfit,
  ): StudioError => {
    const parts: string[] = [];
    if (missing.length > 0) parts.push(t('missing: {0}', some(missing)));
    if (leftOver.length > 0) parts.push(t('left over: {0}', some(leftOver)));
    if (different.length > 0) {
      const shapes = different.map(({ name, found, wanted }) =>
        t('{0} is {1} and should be {2}', name, brackets(found), brackets(wanted)),
      );
      parts.push(t('of another shape: {0}', some(shapes)));
    }
    return error(
      'does-not-fit',
      t(
        '{0} does not fit {1} ({2} classes, width {3}): {4}.',
        what,
        network.title,
        network.classes,
        network.width,
        parts.join('; '),
      ),
      t('Name the network, the width and the number of classes that the weights were trained with.'),
    );
  },
};
