/** @file What the doctor says of NVIDIA: driver and libraries that were found, and those that are wanted. */
import { t } from '@vscode/l10n';
import { cudaLibraryFolders } from '../engines/tensorflow/location.js';
import { findNvidia, type NvidiaDriver } from './setup/nvidia.js';
import { oldestDriver } from './setup/wheels.js';

/** Versions that TensorFlow and ONNX Runtime are built for. */
const wanted = { driver: `${oldestDriver}`, cuda: '12', cuDnn: '9' } as const;

export interface Graphics {
  /** Absent where there is no driver, or no card. */
  readonly nvidia?: NvidiaDriver;
  /** Whether CUDA's libraries and cuDNN came with the set-up of TensorFlow. */
  readonly librariesSetUp: boolean;
}

export async function findGraphics(): Promise<Graphics> {
  const nvidia = await findNvidia();
  return { ...(nvidia && { nvidia }), librariesSetUp: cudaLibraryFolders().length > 0 };
}

/** In sentences, for a person. */
export function graphicsLines({ nvidia, librariesSetUp }: Graphics): string[] {
  if (nvidia === undefined) return [t('No NVIDIA driver was found.')];
  const { cards, driver, cuda } = nvidia;
  return [
    t(
      '{0}: driver {1} (wanted: {2} or newer), CUDA up to {3} (wanted: {4}).',
      cards.join(', '),
      driver,
      wanted.driver,
      cuda ?? t('unknown'),
      wanted.cuda,
    ),
    librariesSetUp
      ? t('CUDA 12 and cuDNN 9 came with the set-up of TensorFlow.')
      : t('CUDA {0} and cuDNN {1} of the set-up are not here.', wanted.cuda, wanted.cuDnn),
  ];
}
