/** @file Saliency maps as they are asked for and answered over the control socket. */

/** Which pair's maps of which images. */
export interface SaliencyRequest {
  /** Index into the experiment's pairs. */
  readonly pair: number;
  /** Indices into the validation images. */
  readonly images: readonly number[];
}

/** One image with its maps, each row by row, height x width numbers. */
export interface SaliencyImage {
  readonly index: number;
  /** Red, green and blue of the image as the network sees it, 0..255, interleaved. */
  readonly pixels: readonly number[];
  readonly weighted: readonly number[];
  readonly uniform: readonly number[];
  readonly label: number;
  readonly prediction: number;
}

export interface SaliencyAnswer {
  readonly height: number;
  readonly width: number;
  readonly classNames: readonly string[];
  readonly images: readonly SaliencyImage[];
}
