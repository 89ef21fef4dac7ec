/** @file What libtensorflow is told before it is loaded: it takes its settings from the environment alone. */
import { keepFullPrecision } from '../full-precision.js';
import { showOneCard } from '../visible-card.js';

/** @param threads that share the work of one kernel. */
export function prepareEnvironment(threads: number): void {
  const settings: Readonly<Record<string, string>> = {
    // Errors are thrown, and shown as the product's own.
    TF_CPP_MIN_LOG_LEVEL: '2',
    // The lowering takes oneDNN's kernels where they are faster.
    TF_ENABLE_ONEDNN_OPTS: '0',
    // Large tensors would else be mapped and cleared anew at every use: up to a tenth of an iteration at batch 128.
    TF_CPU_ALLOCATOR_USE_BFC: 'true',
    TF_NUM_INTRAOP_THREADS: String(threads),
    // A run takes of the GPU's memory what it needs, not all of it.
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    TF_DETERMINISTIC_OPS: '1',
  };
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
  showOneCard();
  keepFullPrecision();
}
