/** @file The weight file of a source, with or without the place in it. */
import type { FileSource } from './schema/schema.js';

type Written = Pick<FileSource, 'weights'>;

/** The file as it is written; undefined where it is not in form. */
export function weightFile(source: Written | undefined): string | undefined {
  const weights = source?.weights;
  return typeof weights === 'object' ? weights.file : weights;
}

/** The place in the file; undefined where none is written. */
export function weightKey({ weights }: Written): string | undefined {
  return typeof weights === 'object' ? weights.key : undefined;
}
