/** @file What a file is by its first bytes: its name says nothing that can be relied on. */
import { t } from '@vscode/l10n';

/** Formats that are decoded. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'avif';

/** How many bytes of a file `formatOf` wants to see. */
export const headBytes = 512;

const latin1 = (head: Uint8Array, from = 0, to = head.length): string =>
  Buffer.from(head.subarray(from, to)).toString('latin1');

/** The brands of an ISO media file: the major one, then those it is compatible with. */
function brands(head: Uint8Array): string[] {
  if (latin1(head, 4, 8) !== 'ftyp') return [];
  const end = Math.min(head.length, Buffer.from(head).readUInt32BE(0));
  const places = Array.from({ length: Math.max(0, Math.floor((end - 8) / 4)) }, (_, index) => 8 + 4 * index);
  return places.map((place) => latin1(head, place, place + 4));
}

const starts =
  (...signatures: readonly string[]) =>
  (head: Uint8Array) =>
    signatures.some((signature) => latin1(head, 0, signature.length) === signature);

const decoded: Readonly<Record<ImageFormat, (head: Uint8Array) => boolean>> = {
  jpeg: starts('\xff\xd8\xff'),
  png: starts('\x89PNG\r\n\x1a\n'),
  webp: (head) => latin1(head, 0, 4) === 'RIFF' && latin1(head, 8, 12) === 'WEBP',
  tiff: starts('II*\0', 'MM\0*', 'II+\0', 'MM\0+'),
  gif: starts('GIF87a', 'GIF89a'),
  avif: (head) => brands(head).some((brand) => brand === 'avif' || brand === 'avis'),
};

/** What else lies in data folders under the names of images, by what people call it. */
const others: readonly (readonly [name: string, is: (head: Uint8Array) => boolean])[] = [
  ['BMP', starts('BM')],
  ['PPM', (head) => /^P[1-7][\s#]/.test(latin1(head, 0, 3))],
  ['HEIC', (head) => brands(head).some((brand) => /^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand))],
  ['JPEG 2000', starts('\0\0\0\x0cjP  ', '\xff\x4f\xff\x51')],
  ['JPEG XL', starts('\xff\x0a', '\0\0\0\x0cJXL ')],
  ['ICO', starts('\0\0\x01\0')],
  ['PSD', starts('8BPS')],
  ['OpenEXR', starts('\x76\x2f\x31\x01')],
  ['PDF', starts('%PDF')],
  ['gzip', starts('\x1f\x8b')],
  ['ZIP', starts('PK\x03\x04')],
  ['SVG', (head) => /^\s*</.test(text(head)) && text(head).toLowerCase().includes('<svg')],
];

const text = (head: Uint8Array): string =>
  Buffer.from(head)
    .toString('utf8')
    .replace(/^\ufeff/, '');

/** The format of a file that begins with `head`, where it is one that is decoded. */
export function formatOf(head: Uint8Array): ImageFormat | undefined {
  const formats = Object.keys(decoded) as readonly ImageFormat[];
  return formats.find((format) => decoded[format](head));
}

/** What people call the format of a file that is not decoded, where it is known. */
export function otherFormatOf(head: Uint8Array): string | undefined {
  return others.find(([, is]) => is(head))?.[0];
}

/** What a file is that is no image at all, with what to do about it, where that is known. */
export function mistakenFor(
  head: Uint8Array,
): { readonly what: string; readonly remedy: string } | undefined {
  if (head.length === 0) {
    return { what: t('it is empty'), remedy: t('Download or copy the file again.') };
  }
  if (text(head).startsWith('version https://git-lfs')) {
    return { what: t('it is a Git LFS pointer, not the file itself'), remedy: t('Run git lfs pull there.') };
  }
  if (/^\s*(<!doctype html|<html)/i.test(text(head))) {
    return { what: t('it is a web page'), remedy: t('Download or copy the file again.') };
  }
  return undefined;
}
