/** @file What images a network takes: their size, and what is subtracted and divided by. */

export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/** Red, green and blue, of values from 0 to 1. */
export type Colors = readonly [red: number, green: number, blue: number];

export interface ImageForm extends ImageSize {
  readonly mean: Colors;
  readonly deviation: Colors;
}

export const imagenetMean: Colors = [0.485, 0.456, 0.406];
export const imagenetDeviation: Colors = [0.229, 0.224, 0.225];

/** Square images, normalized as ImageNet's are. */
export const squareForm = (side: number): ImageForm => ({
  height: side,
  width: side,
  mean: imagenetMean,
  deviation: imagenetDeviation,
});

/** From this side on, images are large: cut at random in training, and from a larger image in evaluation. */
const smallestLargeSide = 65;

/** Whether images are treated as CIFAR's are: padded and shifted in training, kept in memory. */
export const isSmall = ({ height, width }: ImageSize): boolean => Math.max(height, width) < smallestLargeSide;

/** How much larger a large image is made before the central part is cut out: 256 pixels for 224. */
const largerBy = 256 / 224;

/** The size that an image is made to cover in evaluation, before the central part is cut out. */
export function evaluationCover(size: ImageSize): ImageSize {
  const by = isSmall(size) ? 1 : largerBy;
  return { height: Math.round(size.height * by), width: Math.round(size.width * by) };
}

/** `32x32`: height and width. */
export const imageSizeText = ({ height, width }: ImageSize): string => `${height}x${width}`;
