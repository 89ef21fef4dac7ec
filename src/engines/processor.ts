/** @file How the processor is named as what an engine computes on. */

/** `CPU, 2 threads`. */
export function processorDevice(threads: number): string {
  return threads === 1 ? 'CPU, 1 thread' : `CPU, ${threads} threads`;
}
