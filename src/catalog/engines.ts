/** @file The table of engines by name: where each runs and what it is for. Whether one works here is measured elsewhere. */

export interface EngineRow {
  readonly title: string;
  /** One sentence: what it computes with. */
  readonly description: string;
  /** `process.platform` values on which it can exist. */
  readonly platforms: readonly ('linux' | 'win32' | 'darwin')[];
}

export const engineTable = {
  auto: {
    title: 'Automatic',
    description: 'Takes the fastest engine that works on this machine, and the run says which one that was.',
    platforms: ['linux', 'win32', 'darwin'],
  },
  onnxruntime: {
    title: 'ONNX Runtime, CPU',
    description: 'Computes on the processor with ONNX Runtime; works everywhere after a plain install.',
    platforms: ['linux', 'win32', 'darwin'],
  },
  tensorflow: {
    title: 'TensorFlow',
    description:
      'Computes on an NVIDIA GPU, or on the processor, with TensorFlow; needs "l2t setup tensorflow" once.',
    platforms: ['linux'],
  },
  'onnxruntime-cuda': {
    title: 'ONNX Runtime, CUDA',
    description: 'Computes on an NVIDIA GPU with ONNX Runtime; needs "l2t setup onnxruntime-cuda" once.',
    platforms: ['linux'],
  },
  'onnxruntime-webgpu': {
    title: 'ONNX Runtime, WebGPU',
    description: 'Computes on any GPU with ONNX Runtime, through Vulkan, Direct3D 12 or Metal.',
    platforms: ['linux', 'win32', 'darwin'],
  },
  'onnxruntime-dml': {
    title: 'ONNX Runtime, DirectML',
    description: 'Computes on any Direct3D 12 GPU with ONNX Runtime.',
    platforms: ['win32'],
  },
  'onnxruntime-coreml': {
    title: 'ONNX Runtime, CoreML',
    description: 'Computes on an Apple GPU or neural engine with ONNX Runtime.',
    platforms: ['darwin'],
  },
  reference: {
    title: 'Reference',
    description: 'Plain loops in float64: the oracle of the tests, far too slow for a real run.',
    platforms: ['linux', 'win32', 'darwin'],
  },
} as const satisfies Record<string, EngineRow>;

export type EngineName = keyof typeof engineTable;
export const engineNames = Object.keys(engineTable) as readonly EngineName[];

/** Engines that run once their set-up has fetched libraries; the first computes without a GPU as well. */
export const setUpEngineNames = ['tensorflow', 'onnxruntime-cuda'] as const satisfies readonly EngineName[];
export type SetUpEngineName = (typeof setUpEngineNames)[number];
