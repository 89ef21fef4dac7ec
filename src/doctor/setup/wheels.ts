/** @file The libtensorflow that the product is made for, as PyPI has it, and how much that is. */

/** The one version whose numbers the golden tests hold; the addon is compiled against its headers. */
const tensorFlowVersion = '2.18.1';

/** Versions of Python that have a wheel of it. */
export const pythonVersions = ['3.12', '3.11', '3.10', '3.9'] as const;

export interface WheelRow {
  readonly title: string;
  /** Packages with their versions; fetched without what they depend on, since no Python code of theirs runs. */
  readonly packages: readonly string[];
  /** To download, and on the disk, in megabytes. */
  readonly download: number;
  readonly disk: number;
}

/** CUDA 12.5 and cuDNN 9.3 as TensorFlow's extra `and-cuda` names them. */
const cuda = [
  'nvidia-cublas-cu12==12.5.3.2',
  'nvidia-cuda-cupti-cu12==12.5.82',
  'nvidia-cuda-nvcc-cu12==12.5.82',
  'nvidia-cuda-nvrtc-cu12==12.5.82',
  'nvidia-cuda-runtime-cu12==12.5.82',
  'nvidia-cudnn-cu12==9.3.0.75',
  'nvidia-cufft-cu12==11.2.3.61',
  'nvidia-curand-cu12==10.3.6.82',
  'nvidia-cusolver-cu12==11.6.3.83',
  'nvidia-cusparse-cu12==12.5.1.3',
  'nvidia-nccl-cu12==2.21.5',
  'nvidia-nvjitlink-cu12==12.5.82',
];

export const wheels = {
  processor: {
    title: `TensorFlow ${tensorFlowVersion} for the processor`,
    packages: [`tensorflow-cpu==${tensorFlowVersion}`],
    download: 230,
    disk: 991,
  },
  nvidia: {
    title: `TensorFlow ${tensorFlowVersion} with CUDA 12.5 and cuDNN 9.3`,
    packages: [`tensorflow==${tensorFlowVersion}`, ...cuda],
    download: 2425,
    disk: 4476,
  },
} as const satisfies Record<string, WheelRow>;

/** CUDA 12 runs on drivers from this one on. */
export const oldestDriver = 525;
