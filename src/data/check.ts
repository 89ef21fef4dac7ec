/** @file Looking at every image file of a data set before training, to name all broken ones at once. */
import { StudioError } from '../errors/studio-error.js';
import { decodeFile } from './decode.js';
import type { Dataset } from './part.js';

/** Files that are decoded at a time. */
const atATime = 8;

/** The errors of all image files that cannot be decoded, in the order of the parts; none for images in memory. */
export async function brokenImages(dataset: Dataset): Promise<StudioError[]> {
  const { train, validation, test } = dataset.parts;
  const samples = [train, validation, test].flatMap((part) => part?.samples ?? []);
  const paths = [...new Set(samples.flatMap(({ pixels }) => ('path' in pixels ? [pixels.path] : [])))];
  const errors: StudioError[] = [];
  for (let first = 0; first < paths.length; first += atATime) {
    const found = await Promise.all(paths.slice(first, first + atATime).map(errorOf));
    errors.push(...found.filter((error) => error !== undefined));
  }
  return errors;
}

async function errorOf(path: string): Promise<StudioError | undefined> {
  return decodeFile(path).then(
    () => undefined,
    (thrown: unknown) => {
      if (thrown instanceof StudioError) return thrown;
      throw thrown;
    },
  );
}
