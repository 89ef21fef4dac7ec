/** @file What the doctor says of NVIDIA: driver and libraries that were found, and those that are wanted. */
import { t } from '@vscode/l10n';
import { onnxRuntimeHome } from '../engines/onnxruntime/location.js';
import { type CudaVersions, cudaVersions } from '../engines/storage.js';
import { tensorFlowHome } from '../engines/tensorflow/location.js';
import { findNvidia, type NvidiaDriver } from './setup/nvidia.js';
import { oldestDriver } from './setup/wheels.js';

/** The engines that compute with CUDA, and the major versions that they are built for. */
const wanted = {
  tensorflow: { home: () => tensorFlowHome(), cuda: 12, cuDnn: 9 },
  'onnxruntime-cuda': { home: () => onnxRuntimeHome(), cuda: 13, cuDnn: 9 },
} as const;

type CudaEngine = keyof typeof wanted;
const cudaEngines = ['tensorflow', 'onnxruntime-cuda'] as const satisfies readonly CudaEngine[];

export interface Graphics {
  /** Absent where there is no driver, or no card. */
  readonly nvidia?: NvidiaDriver;
  /** CUDA and cuDNN that came with the set-up of an engine. */
  readonly libraries: Readonly<Partial<Record<CudaEngine, CudaVersions>>>;
}

export async function findGraphics(): Promise<Graphics> {
  const nvidia = await findNvidia();
  const libraries = Object.fromEntries(
    cudaEngines.flatMap((engine) => {
      const versions = cudaVersions(wanted[engine].home());
      return versions ? [[engine, versions]] : [];
    }),
  );
  return { ...(nvidia && { nvidia }), libraries };
}

/** In sentences, for a person. */
export function graphicsLines({ nvidia, libraries }: Graphics): string[] {
  if (nvidia === undefined) return [t('No NVIDIA driver was found.')];
  const { cards, driver, cuda } = nvidia;
  return [
    t('{0}: driver {1}, CUDA up to {2}.', cards.join(', '), driver, cuda ?? t('unknown')),
    ...cudaEngines.map((engine) => libraryLine(engine, libraries[engine])),
  ];
}

function libraryLine(engine: CudaEngine, found: CudaVersions | undefined): string {
  const { cuda, cuDnn } = wanted[engine];
  const needs = t(
    '{0} wants driver {1} or newer, CUDA {2}, cuDNN {3}',
    engine,
    oldestDriver[cuda],
    cuda,
    cuDnn,
  );
  return found
    ? t('{0}; CUDA {1} and cuDNN {2} came with its set-up.', needs, found.cuda, found.cuDnn)
    : t('{0}; its set-up fetches them.', needs);
}
