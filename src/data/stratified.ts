/** @file Cutting a part in two and limiting it, class by class, by the data seed. */
import { t } from '@vscode/l10n';
import { randomStream } from '../tensor/random.js';
import { type Part, positionsByClass, withSamples } from './part.js';

/** What a cut is for; it names the stream of random numbers, so that cuts are independent of each other. */
type Purpose = 'validation' | 'test';

/**
 * Cuts `fraction` of every class off, rounded, at least one image of a class that has two and never its last one.
 * Both halves keep the part's order. The same seed cuts the same images.
 */
export function cutPart(
  part: Part,
  classes: readonly string[],
  fraction: number,
  purpose: Purpose,
  seed: number,
): { kept: Part; cut: Part; note: string } {
  const chosen = new Set<number>();
  for (const [label, positions] of positionsByClass(part.samples, classes.length).entries()) {
    const count = Math.min(Math.max(1, Math.round(positions.length * fraction)), positions.length - 1);
    for (const position of draw(positions, count, purpose, seed, label)) chosen.add(position);
  }
  const kept = part.samples.filter((_, position) => !chosen.has(position));
  const cut = part.samples.filter((_, position) => chosen.has(position));
  const counts = [cut.length, kept.length + cut.length] as const;
  const note =
    purpose === 'validation'
      ? t('{0} of the {1} training images were cut off for validation (data seed {2}).', ...counts, seed)
      : t('{0} of the {1} images were cut off for testing (data seed {2}).', ...counts, seed);
  return { kept: withSamples(part, kept), cut: withSamples(part, cut), note };
}

/**
 * Keeps at most `limit` images of every class; a smaller limit keeps a subset of what a larger one keeps.
 * A class with fewer images keeps all of them, and a note says so.
 */
export function limitImagesPerClass(
  part: Part,
  classes: readonly string[],
  limit: number | undefined,
  seed: number,
): { part: Part; notes: string[] } {
  if (limit === undefined) return { part, notes: [] };
  const kept = new Set<number>();
  const short: string[] = [];
  for (const [label, positions] of positionsByClass(part.samples, classes.length).entries()) {
    for (const position of draw(positions, limit, 'images-per-class', seed, label)) kept.add(position);
    if (positions.length < limit) short.push(`${classes[label] ?? label} (${positions.length})`);
  }
  const samples = part.samples.filter((_, position) => kept.has(position));
  const notes = [
    t(
      '{0} of {1} training images are used: at most {2} a class.',
      samples.length,
      part.samples.length,
      limit,
    ),
  ];
  if (short.length > 0) {
    notes.push(t('{0} classes have fewer than {1} images: {2}.', short.length, limit, someOf(short)));
  }
  return { part: withSamples(part, samples), notes };
}

/** The first few of a list, for a sentence. */
export function someOf(names: readonly string[]): string {
  const shown = 5;
  return names.slice(0, shown).join(', ') + (names.length > shown ? ', ...' : '');
}

/** The first `count` of the positions in the random order of this purpose, seed and class. */
function draw(
  positions: readonly number[],
  count: number,
  purpose: string,
  seed: number,
  label: number,
): number[] {
  const order = randomStream(seed, purpose, label).permutation(positions.length);
  const places = order.subarray(0, Math.max(0, count));
  return Array.from(places, (place) => positions[place]).filter((position) => position !== undefined);
}
