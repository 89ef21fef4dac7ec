/** @file The plan of a set-up in words. */
import { t } from '@vscode/l10n';
import type { SetUpEngineName } from '../../catalog/engines.js';
import { setupTable } from './engines.js';
import type { NvidiaDriver } from './nvidia.js';
import type { Origin, SetupPlan } from './plan.js';
import { oldestTensorFlowDriver, runsTensorFlow, translatesKernels } from './tensorflow-cards.js';
import { hasCudaWheels, isNewEnough } from './wheels.js';

/** The plan in sentences, for whoever is asked whether to go on. */
export function planLines(plan: SetupPlan): string[] {
  const { engine, origin, home } = plan;
  const { title } = setupTable[engine];
  return [
    ...driverLines(title, plan),
    ...originLines(title, origin),
    t('It goes into {0} and nowhere else.', home),
  ];
}

function driverLines(title: string, { engine, architecture, nvidia, device, origin }: SetupPlan): string[] {
  const machine = nvidia === undefined ? t('No NVIDIA driver was found') : named(nvidia);
  if (device === 'cpu')
    return [t('{0}: {1} will compute on the processor, as "--device cpu" says.', machine, title)];
  // Libraries that a person has do not say what they were built for before they are tried.
  if (isNewEnough(nvidia, 12) && origin.kind === 'here')
    return [t('{0}: {1} will compute on the GPU if it was built for CUDA 12.', machine, title)];
  if (nvidia !== undefined && origin.kind === 'wheels' && !hasCudaWheels(architecture))
    return [
      t(
        '{0}: there is no {1} with CUDA for {2}, so it will compute on the processor.',
        machine,
        title,
        architecture,
      ),
    ];
  if (computes(engine, nvidia))
    return [
      t('{0}: {1} will compute on the GPU.', machine, title),
      ...(engine === 'tensorflow' && translatesKernels(nvidia)
        ? [
            t(
              'The driver translates its kernels for this card when they are first used, which may take minutes once.',
            ),
          ]
        : []),
    ];
  const oldest = oldestTensorFlowDriver(nvidia);
  if (oldest === undefined)
    return [t('{0}: {1} has no kernels for this card and will compute on the processor.', machine, title)];
  if (device === 'gpu') {
    return [
      t(
        '{0}: {1} is tried on the processor here, and will compute on the GPU of a machine whose driver is {2} or newer.',
        machine,
        title,
        oldest,
      ),
    ];
  }
  if (nvidia === undefined) return [t('{0}: {1} will compute on the processor.', machine, title)];
  return [
    t(
      '{0}: the driver is older than {1}, which {2} needs for this card, so it will compute on the processor. Update the driver, then run this again.',
      machine,
      oldest,
      title,
    ),
  ];
}

function computes(engine: SetUpEngineName, nvidia: NvidiaDriver | undefined): boolean {
  return engine === 'tensorflow' ? runsTensorFlow(nvidia) : isNewEnough(nvidia, 13);
}

function named({ cards, driver, cuda }: NvidiaDriver): string {
  const found = t('{0}, driver {1}', cards.join(', '), driver);
  return cuda === undefined ? found : t('{0}, up to CUDA {1}', found, cuda);
}

function originLines(title: string, origin: Origin): string[] {
  if (origin.kind === 'here') return [t('{0} is taken from {1}.', title, origin.path)];
  const { python, wheel, folder } = origin;
  const from =
    folder === undefined
      ? t(
          '{0} will be downloaded: {1}, {2} on the disk.',
          wheel.title,
          size(wheel.download),
          size(wheel.disk),
        )
      : t('{0} is taken from the wheels in {1}: {2} on the disk.', wheel.title, folder, size(wheel.disk));
  return [from, t('Python {0} fetches it, with pip, in a virtual environment of its own.', python.version)];
}

function size(megabytes: number): string {
  return megabytes < 1000 ? t('{0} MB', megabytes) : t('{0} GB', (megabytes / 1000).toFixed(1));
}
