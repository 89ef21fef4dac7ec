/** @file What stands in the place of weight files, each by what it is and what to do with it. */
import { t } from '@vscode/l10n';

const again = () => t('Download the file again, from where it really lies.');
const stateDict = () =>
  t('In PyTorch, load it and save its weights with torch.save(model.state_dict(), file).');
const convert = () =>
  t('Convert it to PyTorch or .safetensors, with the tensors named as PyTorch names them.');
const unpack = () => t('Unpack it, and name the weight file that comes out.');

/** Kind → what it is, what to do. */
const table = {
  empty: () => [t('an empty file'), again()],
  'lfs-pointer': () => [
    t('a pointer of Git LFS, not the file itself'),
    t('Run "git lfs pull" in its repository, or download the file itself.'),
  ],
  'web-page': () => [t('a web page, not the file that was to be downloaded'), again()],
  json: () => [t('a JSON text, such as the answer of a server'), again()],
  gzip: () => [t('compressed with gzip'), unpack()],
  compressed: () => [t('a compressed archive (bzip2, xz, zstd, 7z or rar)'), unpack()],
  tar: () => [t('a tar archive of other files, not one of torch.save'), unpack()],
  zip: () => [t('a zip archive of other files, not one of torch.save'), unpack()],
  torchscript: () => [
    t('a TorchScript program (torch.jit.save)'),
    t(
      'In PyTorch, load it with torch.jit.load and save its weights with torch.save(model.state_dict(), file).',
    ),
  ],
  pt2: () => [t('an exported program of PyTorch (.pt2)'), stateDict()],
  hdf5: () => [t('an HDF5 file, as Keras writes (.h5)'), convert()],
  keras: () => [t('a Keras model (.keras)'), convert()],
  tensorflow: () => [t('a checkpoint of TensorFlow (.ckpt)'), convert()],
  numpy: () => [t('arrays of NumPy (.npy, .npz)'), convert()],
  onnx: () => [t('an ONNX model'), convert()],
} as const satisfies Record<string, () => readonly [what: string, remedy: string]>;

export type OtherKind = keyof typeof table;

/** What a file of this kind is, and what to do. */
export const sentencesOf = (kind: OtherKind): readonly [what: string, remedy: string] => table[kind]();
