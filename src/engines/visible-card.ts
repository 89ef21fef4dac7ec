/** @file The one NVIDIA card that an engine computes on: CUDA's first, in the order in which the driver counts them. */

/** What CUDA_VISIBLE_DEVICES names first: a number, or an identifier; empty or -1 where no card is to be used. */
export function firstVisible(visible = process.env.CUDA_VISIBLE_DEVICES): string {
  const [first = ''] = (visible ?? '0').split(',');
  return first.trim();
}

/**
 * Whether the environment keeps all cards from this process: CUDA sees those that are named before the first that is none.
 * Batch systems write -1, or a word such as NoDevFiles, for a job that asked for no card.
 */
export function isHidden(visible = process.env.CUDA_VISIBLE_DEVICES): boolean {
  return !/^(\d+$|(GPU|MIG)-.)/.test(firstVisible(visible));
}

/**
 * Lets this process see that card alone; called before CUDA is loaded, which reads it then. TensorFlow's addon takes
 * memory on all cards that it sees and copies what it is fed to the last, while the graph computes on the first. CUDA
 * would count the fastest card first, so that a number meant another card than it does in `nvidia-smi`.
 */
export function showOneCard(environment: NodeJS.ProcessEnv = process.env): void {
  environment.CUDA_DEVICE_ORDER ??= 'PCI_BUS_ID';
  environment.CUDA_VISIBLE_DEVICES = firstVisible(environment.CUDA_VISIBLE_DEVICES);
}
