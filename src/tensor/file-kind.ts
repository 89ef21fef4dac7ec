/** @file What a file is that is no weight file, by its first bytes (and its last). */
import type { OtherKind } from '../errors/file-kinds.js';

/** So many bytes from the beginning, and from the end, tell the kind. */
export const signatureBytes = 4096;

const begins =
  (...bytes: readonly number[]) =>
  (head: Uint8Array) =>
    bytes.every((byte, index) => head[index] === byte);
const says = (sign: RegExp) => (head: Uint8Array) => sign.test(new TextDecoder('latin1').decode(head));

/** The last bytes of the tables that TensorFlow keeps its checkpoints in: LevelDB's magic number. */
const tableEnd = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];

const kinds: readonly (readonly [kind: OtherKind, is: (head: Uint8Array, tail: Uint8Array) => boolean])[] = [
  ['empty', ({ length }) => length === 0],
  ['lfs-pointer', says(/^version https:\/\/(git-lfs|hawser)\./)],
  ['web-page', says(/^(\u00ef\u00bb\u00bf)?\s*<(!doctype|html|head|\?xml|!--)/i)],
  ['gzip', begins(0x1f, 0x8b)],
  ['compressed', begins(0x42, 0x5a, 0x68)],
  ['compressed', begins(0xfd, 0x37, 0x7a, 0x58, 0x5a)],
  ['compressed', begins(0x28, 0xb5, 0x2f, 0xfd)],
  ['compressed', begins(0x37, 0x7a, 0xbc, 0xaf)],
  ['compressed', begins(0x52, 0x61, 0x72, 0x21)],
  ['hdf5', begins(0x89, 0x48, 0x44, 0x46)],
  ['numpy', begins(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)],
  ['tensorflow', says(/^model_checkpoint_path:/)],
  ['tensorflow', (_, tail) => tableEnd.every((byte, index) => tail.at(index - tableEnd.length) === byte)],
  ['onnx', ([first, version = 0, third]) => first === 0x08 && version > 0 && version <= 32 && third === 0x12],
  ['json', says(/^\s*[[{]\s*["{[]/)],
];

/** The kind; undefined where none is known. @param tail the file's last bytes. */
export function kindOf(head: Uint8Array, tail: Uint8Array): OtherKind | undefined {
  return kinds.find(([, is]) => is(head, tail))?.[0];
}
