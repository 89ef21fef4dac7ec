/** @file Tensors in a file whose numbers are read, and judged, only when they are asked for. */
import { weightErrors } from '../errors/weights.js';
import type { HostTensor } from './host-tensor.js';

export abstract class StoredTensor {
  abstract readonly shape: readonly number[];

  /**
   * The numbers as float32, row-major.
   * @param name what errors call the tensor. @throws StudioError where it is damaged, or of a type that is not read.
   */
  abstract read(name: string): Promise<HostTensor>;
}

/** All numbers have to be finite. @throws StudioError `weights/not-finite` with file and tensor. */
export function requireFinite({ data }: HostTensor, file: string, name: string): void {
  // A loop of its own: a call for each number takes seconds for a large network.
  for (let index = 0; index < data.length; index++)
    if (!Number.isFinite(data[index])) throw weightErrors.notFinite(file, name, String(data[index]));
}
