/** @file Saliency maps as they are asked for and answered over the control socket. */
import { runErrors } from '../../errors/run.js';
import { hasFields } from './fields.js';

/** Which pair's maps of which images. */
export interface SaliencyRequest {
  /** Index into the experiment's pairs. */
  readonly pair: number;
  /** Indices into the validation images; those past the last one are left out. */
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

/** Whose weights the target has: those of its best epoch, of the last checkpoint, or those that train now. */
export interface SaliencyWeights {
  readonly of: 'best' | 'last' | 'now';
  readonly epoch: number;
}

export interface SaliencyAnswer {
  /** The images that were chosen from; of the test where none are held out for validation. */
  readonly part: 'validation' | 'test';
  /** How many there are. */
  readonly total: number;
  readonly weights: SaliencyWeights;
  readonly height: number;
  readonly width: number;
  readonly classNames: readonly string[];
  readonly images: readonly SaliencyImage[];
}

/** A program is compiled for as many images as are asked for at once. */
const mostImages = 1024;
const isPlace = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** What came over a socket as a request. Throws `run/malformed-request` where it is none. */
export function saliencyRequest(value: unknown): SaliencyRequest {
  const isRequest =
    hasFields<SaliencyRequest>(value, { pair: 'number', images: 'array' }) &&
    isPlace(value.pair) &&
    value.images.length <= mostImages &&
    value.images.every(isPlace);
  if (!isRequest) throw runErrors.malformedRequest('saliency');
  return value;
}
