/** @file What the doctor says of NVIDIA: driver and libraries that were found, and those that are wanted. */
import { t } from '@vscode/l10n';
import { type SetUpEngineName, setUpEngineNames } from '../catalog/engines.js';
import { isForProcessor } from '../engines/set-up.js';
import { type CudaVersions, cudaVersions } from '../engines/storage.js';
import { isHidden } from '../engines/visible-card.js';
import type { EngineReport } from './examine.js';
import { setupTable } from './setup/engines.js';
import { findNvidia, type NvidiaDriver } from './setup/nvidia.js';
import { hasProviderKernels } from './setup/provider-cards.js';
import { oldestTensorFlowDriver, runsTensorFlow } from './setup/tensorflow-cards.js';
import { oldestDriver } from './setup/wheels.js';

/** The major versions that the engines which compute with CUDA are built for. */
const wanted = {
  tensorflow: { cuda: 12, cuDnn: 9 },
  'onnxruntime-cuda': { cuda: 13, cuDnn: 9 },
} as const satisfies Record<SetUpEngineName, object>;

export interface Graphics {
  /** Absent where there is no driver, or no card. */
  readonly nvidia?: NvidiaDriver;
  /** CUDA and cuDNN that came with the set-up of an engine. */
  readonly libraries: Readonly<Partial<Record<SetUpEngineName, CudaVersions>>>;
  /** A person had TensorFlow set up for the processor, and knows that the GPU is idle. */
  readonly forProcessor?: true;
}

/** Looks for the NVIDIA driver, and for the CUDA libraries in the homes of engines that were set up. */
export async function findGraphics(): Promise<Graphics> {
  const nvidia = await findNvidia();
  const libraries = Object.fromEntries(
    setUpEngineNames.flatMap((engine) => {
      const versions = cudaVersions(setupTable[engine].home());
      return versions ? [[engine, versions]] : [];
    }),
  );
  return {
    ...(nvidia && { nvidia }),
    libraries,
    ...(isForProcessor('tensorflow') && { forProcessor: true }),
  };
}

/** In sentences, for a person. */
export function graphicsLines({ nvidia, libraries }: Graphics): string[] {
  if (nvidia === undefined) return [t('No NVIDIA driver was found.')];
  const { cards, driver, cuda } = nvidia;
  return [
    t('{0}: driver {1}, CUDA up to {2}.', cards.join(', '), driver, cuda ?? t('unknown')),
    ...setUpEngineNames.map((engine) => libraryLine(engine, nvidia, libraries[engine])),
  ];
}

/** What to do where TensorFlow computes on the processor though there is a GPU; undefined where that is as it should be. */
export function idleGraphics(
  { nvidia, libraries, forProcessor }: Graphics,
  engines: readonly EngineReport[],
  visible = process.env.CUDA_VISIBLE_DEVICES,
): string | undefined {
  const report = engines.find(({ engine }) => engine === 'tensorflow');
  if (nvidia === undefined || forProcessor || isHidden(visible)) return undefined;
  if (!report?.works || !report.device.startsWith('CPU')) return undefined;
  if (!runsTensorFlow(nvidia)) {
    const oldest = oldestTensorFlowDriver(nvidia);
    return oldest === undefined
      ? undefined
      : t(
          'TensorFlow computes on the processor, for its CUDA wants driver {0} or newer: update the driver, then run "l2t setup tensorflow" again.',
          oldest,
        );
  }
  return libraries.tensorflow === undefined
    ? t(
        'TensorFlow computes on the processor though there is a GPU: run "l2t setup tensorflow" again, which fetches CUDA.',
      )
    : t(
        'TensorFlow computes on the processor though there is a GPU and CUDA is set up: "TF_CPP_MIN_LOG_LEVEL=0 l2t doctor --engine tensorflow" shows what stops it.',
      );
}

function libraryLine(engine: SetUpEngineName, nvidia: NvidiaDriver, found: CudaVersions | undefined): string {
  const { cuda, cuDnn } = wanted[engine];
  const ofProvider = hasProviderKernels(nvidia) ? oldestDriver[cuda] : undefined;
  const driver = engine === 'tensorflow' ? oldestTensorFlowDriver(nvidia) : ofProvider;
  if (driver === undefined) return t('{0} has no kernels for this card.', engine);
  const needs = t('{0} wants driver {1} or newer, CUDA {2}, cuDNN {3}', engine, driver, cuda, cuDnn);
  return found
    ? t('{0}; CUDA {1} and cuDNN {2} came with its set-up.', needs, found.cuda, found.cuDnn)
    : t('{0}; its set-up fetches them.', needs);
}
