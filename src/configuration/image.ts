/** @file The images of a network as an experiment file gives them → what the network takes. */
import type { ImageForm } from '../catalog/networks/image-form.js';
import type { FileSource } from './schema/schema.js';

type FileImage = NonNullable<FileSource['image']>;

/** The parts that are given. */
export function imageOf({ size, mean, std }: FileImage): Partial<ImageForm> {
  const [height, width] = typeof size === 'number' ? [size, size] : (size ?? []);
  return {
    ...(height === undefined || width === undefined ? {} : { height, width }),
    ...(mean ? { mean } : {}),
    ...(std ? { deviation: std } : {}),
  };
}
