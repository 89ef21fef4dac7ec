/** @file A data set as the trainer sees it: classes and parts, a part being labeled samples in a fixed order. */
import type { DatasetName } from '../catalog/datasets.js';

/** Images of one size that lie in memory, one after the other, each height × width × 3 bytes (RGB, row by row). */
export interface ImageBlock {
  readonly height: number;
  readonly width: number;
  /** Shared memory, so that the workers see it without a copy. */
  readonly pixels: Uint8Array<SharedArrayBuffer>;
}

/** Where the pixels of a sample are: the image at `slot` of its part's block, or a file. */
export type PixelPlace = { readonly slot: number } | { readonly path: string };

export interface Sample {
  /** Index into the data set's classes. */
  readonly label: number;
  /** Place in the official order of its part, which split files speak of; kept when only a piece is here. */
  readonly officialIndex: number;
  readonly pixels: PixelPlace;
}

export interface Part {
  readonly samples: readonly Sample[];
  /** The images that `slot` numbers; absent where all samples are files. */
  readonly block?: ImageBlock;
}

export interface Dataset {
  readonly name: DatasetName;
  /** Where it was read from; '' for images that come with the program. */
  readonly folder: string;
  readonly classes: readonly string[];
  /** `train` and `test` may be empty where the folder holds only the other: `requirePart` says so. */
  readonly parts: { readonly train: Part; readonly validation?: Part; readonly test: Part };
  /** Sentences for the log: pieces that are missing, how parts were cut, what was left out. */
  readonly notes: readonly string[];
  /** Those of the notes that are about the folder, not about what the experiment makes of it. */
  readonly folderNotes: readonly string[];
}

export type PartName = keyof Dataset['parts'];

/** What a reader finds in a folder, before split files, validation and limits. A missing `test` is cut from `train`. */
export interface FoundImages {
  readonly classes: readonly string[];
  readonly train: Part;
  readonly validation?: Part;
  readonly test?: Part;
  readonly notes: readonly string[];
}

/** The same images, fewer samples. */
export function withSamples(part: Part, samples: readonly Sample[]): Part {
  return { ...part, samples };
}

/** Those of the numbers that are positions of samples. */
export function positionsIn(samples: readonly Sample[], numbers: readonly number[]): number[] {
  return numbers.filter((number) => samples[number] !== undefined);
}

/** The positions of each class's samples in the part, in order; classes without samples have an empty list. */
export function positionsByClass(samples: readonly Sample[], classCount: number): number[][] {
  const positions = Array.from({ length: classCount }, (): number[] => []);
  for (const [position, sample] of samples.entries()) positions[sample.label]?.push(position);
  return positions;
}
