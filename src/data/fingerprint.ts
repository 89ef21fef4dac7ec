/** @file What an opened data set is made of, in a few kilobytes, to notice later that it is another one. */
import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import type { Dataset, Part, PartName } from './part.js';
import { someOf } from './stratified.js';

/**
 * The names of the classes, and for each part one entry a class: how many images, and a hash of which and in what
 * order. Files count by their paths, since a broken one may be replaced; images in memory by their pixels.
 */
export type DataFingerprint = { readonly [key in 'classes' | PartName]?: readonly string[] };

const partNames = ['train', 'validation', 'test'] as const;
/** 64 bits: nobody makes data collide on purpose. */
const hashLetters = 16;

/** The fingerprint of a data set; a part that it lacks has an empty list. */
export function fingerprintOf({ classes, folder, parts }: Dataset): DataFingerprint {
  const entries = partNames.map((name) => [name, entriesOf(parts[name], classes.length, folder)] as const);
  return { classes, ...Object.fromEntries(entries) };
}

/** A sentence without its end that says where two fingerprints differ first; undefined where they are the same. */
export function differenceOf(before: DataFingerprint, now: DataFingerprint): string | undefined {
  const [had = [], has = []] = [before.classes, now.classes];
  const gone = had.filter((name) => !has.includes(name));
  if (gone.length > 0) return t('classes that are gone: {0}', someOf(gone));
  const added = has.filter((name) => !had.includes(name));
  if (added.length > 0) return t('classes that are new: {0}', someOf(added));
  for (const part of partNames) {
    const [old = [], entries = []] = [before[part], now[part]];
    const label = entries.findIndex((entry, index) => entry !== old[index]);
    if (label < 0) continue;
    const [images, others] = [countIn(old[label]), countIn(entries[label])];
    return images === others
      ? t('the part {0} has other images of the class {1}', part, has[label] ?? '')
      : t(
          'the part {0} has {1} images of the class {2}, and had {3}',
          part,
          others,
          has[label] ?? '',
          images,
        );
  }
  return had.some((name, label) => name !== has[label]) ? t('the order of the classes') : undefined;
}

function entriesOf(part: Part | undefined, classCount: number, folder: string): string[] {
  const classes = Array.from({ length: classCount }, () => ({ images: 0, hash: createHash('sha256') }));
  for (const { label, officialIndex, pixels } of part?.samples ?? []) {
    const entry = classes[label];
    if (!entry) continue;
    entry.images++;
    if ('path' in pixels) entry.hash.update(`${relative(folder, pixels.path).split(sep).join('/')}\0`);
    else entry.hash.update(`${officialIndex}\0`).update(pixelsAt(part, pixels.slot));
  }
  return classes.map(({ images, hash }) => `${images} ${hash.digest('hex').slice(0, hashLetters)}`);
}

function pixelsAt(part: Part | undefined, slot: number): Uint8Array {
  if (!part?.block) return new Uint8Array();
  const { width, height, pixels } = part.block;
  const bytes = width * height * 3;
  return pixels.subarray(slot * bytes, (slot + 1) * bytes);
}

const countIn = (entry = '0'): number => Number(entry.split(' ')[0]);
