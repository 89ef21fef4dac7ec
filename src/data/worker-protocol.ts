/** @file What the batch loader and its worker threads say to each other. */
import type { ImageForm } from '../catalog/networks/image-form.js';
import { StudioError, type StudioErrorParts } from '../errors/studio-error.js';
import type { Draw, ImageStore } from './prepare.js';

/** What a worker is started with. */
export interface WorkerStart {
  readonly store: ImageStore;
  /** What the network takes. */
  readonly image: ImageForm;
}

/** Positions of the images of one batch; with `draw` the first image's draw, the others count on from there. */
export interface WorkerRequest {
  readonly id: number;
  readonly positions: Uint32Array;
  readonly draw?: Draw;
}

export type WorkerReply =
  | { readonly id: number; readonly images: Float32Array<ArrayBuffer> }
  | { readonly id: number; readonly error: Omit<StudioErrorParts, 'cause'> }
  | { readonly id: number; readonly defect: string };

/** An error as it crosses threads: a StudioError by its parts, anything else as text. */
export function failureReply(id: number, thrown: unknown): WorkerReply {
  if (!(thrown instanceof StudioError)) return { id, defect: String(thrown) };
  const { code, message, remedy, exitCode } = thrown;
  return { id, error: { code, message, remedy, exitCode } };
}
