/** @file What a zip archive is, by the names of its entries. */
import type { OtherKind } from '../errors/file-kinds.js';

const kinds: readonly (readonly [kind: OtherKind, sign: RegExp])[] = [
  ['torchscript', /(^|\/)(constants\.pkl|code\/.*\.py)$/],
  ['pt2', /(^|\/)(archive_format|serialized_exported_program\.json|models\/[^/]+\.json)$/],
  ['keras', /(^|\/)model\.weights\.h5$/],
  ['numpy', /\.npy$/],
];

/** @param names of its entries. */
export function zipKind(names: readonly string[]): OtherKind | 'torch.save' {
  const found = kinds.find(([, sign]) => names.some((name) => sign.test(name)));
  if (found) return found[0];
  return names.some((name) => /(^|\/)data\.pkl$/.test(name)) ? 'torch.save' : 'zip';
}
