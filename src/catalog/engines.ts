/** @file The table of engines by name: where each runs and what it is for. Whether one works here is measured elsewhere. */
import { t } from '@vscode/l10n';

export interface EngineRow {
  readonly title: string;
  /** One sentence: what it computes with. */
  readonly description: string;
  /** Where it can exist, on every processor of a system or on one. */
  readonly platforms: readonly Platform[];
}

/** Systems as Node calls them, with their processors where it matters, and their names. */
export const platformNames = {
  linux: 'Linux',
  'linux-x64': 'Linux x64',
  win32: 'Windows',
  darwin: 'macOS',
} as const;
type Platform = keyof typeof platformNames;

/** A machine, as `process` tells of this one. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
}

export const engineTable = {
  auto: {
    title: t('Automatic'),
    description: t(
      'Takes the fastest engine that works on this machine, and the run says which one that was.',
    ),
    platforms: ['linux', 'win32', 'darwin'],
  },
  onnxruntime: {
    title: t('ONNX Runtime, CPU'),
    description: t('Computes on the processor with ONNX Runtime; works everywhere after a plain install.'),
    platforms: ['linux', 'win32', 'darwin'],
  },
  tensorflow: {
    title: t('TensorFlow'),
    description: t(
      'Computes on an NVIDIA GPU, or on the processor, with TensorFlow; needs "l2t setup tensorflow" once.',
    ),
    platforms: ['linux'],
  },
  'onnxruntime-cuda': {
    title: t('ONNX Runtime, CUDA'),
    description: t('Computes on an NVIDIA GPU with ONNX Runtime; needs "l2t setup onnxruntime-cuda" once.'),
    platforms: ['linux-x64'],
  },
  'onnxruntime-webgpu': {
    title: t('ONNX Runtime, WebGPU'),
    description: t('Computes on any GPU with ONNX Runtime, through Vulkan, Direct3D 12 or Metal.'),
    platforms: ['linux-x64', 'win32', 'darwin'],
  },
  'onnxruntime-dml': {
    title: t('ONNX Runtime, DirectML'),
    description: t('Computes on any Direct3D 12 GPU with ONNX Runtime.'),
    platforms: ['win32'],
  },
  'onnxruntime-coreml': {
    title: t('ONNX Runtime, CoreML'),
    description: t('Computes on an Apple GPU or neural engine with ONNX Runtime.'),
    platforms: ['darwin'],
  },
  reference: {
    title: t('Reference'),
    description: t('Plain loops in float64: the oracle of the tests, far too slow for a real run.'),
    platforms: ['linux', 'win32', 'darwin'],
  },
} as const satisfies Record<string, EngineRow>;

export type EngineName = keyof typeof engineTable;
/** One that computes: `auto` becomes one of them. */
export type RealEngineName = Exclude<EngineName, 'auto'>;
export const engineNames = Object.keys(engineTable) as readonly EngineName[];

/** Whether an engine can exist on a machine; `existsOn('tensorflow', process)` asks about this one. */
export function existsOn(engine: EngineName, { platform, arch }: Machine): boolean {
  const { platforms }: EngineRow = engineTable[engine];
  return platforms.some((known) => known === platform || known === `${platform}-${arch}`);
}

/** Engines that run once their set-up has fetched libraries; the first computes without a GPU as well. */
export const setUpEngineNames = ['tensorflow', 'onnxruntime-cuda'] as const satisfies readonly EngineName[];
export type SetUpEngineName = (typeof setUpEngineNames)[number];
