/** @file Errors of weight files and of the PyTorch and safetensors formats. They name the file and the place in it. */
import { t } from '@vscode/l10n';
import { type OtherKind, sentencesOf } from './file-kinds.js';
import { whyUnread } from './refusals.js';
import { ExitCode, errorsOf, type StudioError } from './studio-error.js';

const error = errorsOf('weights', ExitCode.weights);
const brackets = (shape: readonly number[]) => `[${shape.join(', ')}]`;
const named = 5;
const longestName = 120;

/** Names come from the file: a message shows their beginning, and no control characters. */
function short(name: string): string {
  const printable = name.slice(0, longestName).replace(/\p{C}/gu, '\ufffd');
  return name.length > longestName ? `${printable}...` : printable;
}

/** "3 (a, b, c)" or "12 (a, b, c, d, e, ...)". */
export function some(entries: readonly string[]): string {
  const first = entries.slice(0, named).map(short).join(', ');
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
  /** Where in the file these tensors lie, and how many of those that are needed fit there. */
  readonly nearest?: { readonly prefix: string; readonly fitting: number; readonly needed: number };
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
    error('malformed', t('{0} is damaged: {1} is not valid.', file, short(place)), again(), cause),
  damaged: (file: string) =>
    error('damaged', t('{0} is damaged: its bytes are not those of its check sum.', file), again()),
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
  otherKind: (file: string, kind: OtherKind) => {
    const [what, remedy] = sentencesOf(kind);
    return error(`is-${kind}`, t('{0} is {1}.', file, what), remedy);
  },
  unsupportedType: (file: string, tensor: string, type: string) =>
    error(
      'unsupported-type',
      t('{0}: the tensor {1} is of the type {2}, which is not supported.', file, short(tensor), short(type)),
      t('Save it as float32, in PyTorch with tensor.float().'),
    ),
  notFinite: (file: string, tensor: string, value: string) =>
    error(
      'not-finite',
      t('{0}: the tensor {1} holds a number that is not finite ({2}).', file, short(tensor), value),
      t('The training that made the file has failed; use a checkpoint from before that, or another file.'),
    ),
  tooLarge: (file: string) =>
    error('too-large', t('{0} declares more data than the file holds.', file), plainStateDict()),
  noTensors: (file: string) =>
    error('no-tensors', t('{0} holds no tensors by name.', file), plainStateDict()),
  noSuchKey: (file: string, key: string, keys: readonly string[]) =>
    error(
      'no-such-key',
      t('{0} has no tensors under "{1}".', file, short(key)),
      t('Choose from {0}, or leave "key" out.', some(keys)),
    ),
  noLastLayer: (file: string, title: string) =>
    error(
      'no-last-layer',
      t('{0} has no last linear layer of a {1}.', file, title),
      t(
        'Check that the network named is the one the file was trained with; a method that matches feature maps needs no classifier.',
      ),
    ),
  doesNotFit: (
    what: string,
    network: FittedNetwork,
    { missing, leftOver, different, nearest }: Misfit,
  ): StudioError => {
    const parts: string[] = [];
    const isNear = nearest !== undefined && nearest.fitting > 0;
    if (isNear && nearest.prefix !== '')
      parts.push(
        t(
          'those under "{0}" come nearest, {1} of {2} fit',
          short(nearest.prefix),
          nearest.fitting,
          nearest.needed,
        ),
      );
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
      isNear && different.length === 0
        ? t('The file is of another form of this network: use weights with exactly these tensors.')
        : t('Name the network, the width and the number of classes that the weights were trained with.'),
    );
  },
};
