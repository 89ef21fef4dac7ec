/** @file The libraries that the product is made for, as PyPI has them, and how much that is. */
import { t } from '@vscode/l10n';
import { onnxRuntimeVersion } from '../../engines/onnxruntime/location.js';
import type { NvidiaDriver } from './nvidia.js';

/** The one version whose numbers the golden tests hold; the addon is compiled against its headers. */
const tensorFlowVersion = '2.21.0';

/** What a set-up fetches an engine for. */
export const computingDevices = ['cpu', 'gpu'] as const;
export type ComputingDevice = (typeof computingDevices)[number];

export interface WheelRow {
  readonly title: string;
  /** Packages with their versions; fetched without what they depend on, since no Python code of theirs runs. */
  readonly packages: readonly string[];
  /** To download, and on the disk, in megabytes. */
  readonly download: number;
  readonly disk: number;
}

/** The Python whose wheels are fetched: one that all packages have wheels for. Their libraries know no Python. */
export const wheelPython = '3.12';

/**
 * CUDA 12.8 and cuDNN 9.10, within what TensorFlow's extra `and-cuda` asks for (12.5 and 9.3 or newer): cuBLAS and cuDNN
 * of these versions have kernels for all cards from Pascal to Blackwell.
 */
const cuda = [
  'nvidia-cublas-cu12==12.8.4.1',
  'nvidia-cuda-cupti-cu12==12.8.90',
  'nvidia-cuda-nvcc-cu12==12.8.93',
  'nvidia-cuda-nvrtc-cu12==12.8.93',
  'nvidia-cuda-runtime-cu12==12.8.90',
  'nvidia-cudnn-cu12==9.10.2.21',
  'nvidia-cufft-cu12==11.3.3.83',
  'nvidia-curand-cu12==10.3.9.90',
  'nvidia-cusolver-cu12==11.7.3.90',
  'nvidia-cusparse-cu12==12.5.8.93',
  'nvidia-nccl-cu12==2.27.7',
  'nvidia-nvjitlink-cu12==12.8.93',
];

/** CUDA 13.0 and cuDNN 9: what this version's provider is built for, and what those depend on. */
const cuda13 = [
  'nvidia-cublas==13.1.0.3',
  'nvidia-cuda-nvrtc==13.0.88',
  'nvidia-cuda-runtime==13.0.96',
  'nvidia-cudnn-cu13==9.24.1.1',
  'nvidia-cufft==12.0.0.61',
  'nvidia-curand==10.4.0.35',
  'nvidia-nvjitlink==13.0.88',
];

export const wheels = {
  processor: {
    title: t('{0} for the processor', `TensorFlow ${tensorFlowVersion}`),
    packages: [`tensorflow-cpu==${tensorFlowVersion}`],
    download: 274,
    disk: 1307,
  },
  /** ARM processors; CUDA's wheels are for x64 alone. */
  processorArm64: {
    title: t('{0} for the processor', `TensorFlow ${tensorFlowVersion}`),
    packages: [`tensorflow==${tensorFlowVersion}`],
    download: 282,
    disk: 1360,
  },
  nvidia: {
    title: t('{0} with {1} and {2}', `TensorFlow ${tensorFlowVersion}`, 'CUDA 12.8', 'cuDNN 9.10'),
    packages: [`tensorflow==${tensorFlowVersion}`, ...cuda],
    download: 3187,
    disk: 5940,
  },
  provider: {
    title: t('{0} with {1} and {2}', `ONNX Runtime ${onnxRuntimeVersion}`, 'CUDA 13.0', 'cuDNN 9.24'),
    packages: [`onnxruntime-gpu==${onnxRuntimeVersion}`, ...cuda13],
    download: 1630,
    disk: 2726,
  },
} as const satisfies Record<string, WheelRow>;

/** CUDA runs on drivers from these on, by its major version. */
export const oldestDriver = { 12: 525, 13: 580 } as const;

/** Whether there is a driver, and one that runs this major version of CUDA. */
export function isNewEnough(nvidia: NvidiaDriver | undefined, cuda: keyof typeof oldestDriver): boolean {
  return nvidia !== undefined && Number.parseInt(nvidia.driver, 10) >= oldestDriver[cuda];
}

/** NVIDIA's CUDA 12 for ARM servers is not among TensorFlow's wheels. */
export function hasCudaWheels(architecture: string): boolean {
  return architecture === 'x64';
}
