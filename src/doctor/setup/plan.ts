/** @file What setting up TensorFlow on this machine means: decided, and said, before anything is fetched. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { tensorFlowHome } from '../../engines/tensorflow/location.js';
import { setupErrors } from '../../errors/setup.js';
import { addonFile } from './addon.js';
import { findNvidia, type NvidiaDriver } from './nvidia.js';
import { findPython, type Python } from './python.js';
import { oldestDriver, pythonVersions, type WheelRow, wheels } from './wheels.js';

/** Where the libraries come from. */
export type Origin =
  | { readonly kind: 'index'; readonly python: Python; readonly wheel: WheelRow }
  /** A folder, wheel, archive or jar that is already here. */
  | { readonly kind: 'here'; readonly path: string };

export interface SetupPlan {
  readonly origin: Origin;
  readonly nvidia: NvidiaDriver | undefined;
  /** The prebuilt addon. */
  readonly addon: string;
  /** The folder that will hold it all. */
  readonly home: string;
}

/** The engine for those who cannot have this one. */
const instead: Readonly<Record<string, string>> = { win32: 'onnxruntime-dml', darwin: 'onnxruntime-coreml' };

/**
 * @param from what is already here, instead of fetching.
 * @throws StudioError `setup/platform`, `setup/no-addon`, `setup/no-python`, `setup/not-there`.
 */
export async function planSetup(from?: string): Promise<SetupPlan> {
  const alternative = instead[process.platform] ?? 'onnxruntime';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw setupErrors.platform(`${process.platform} ${process.arch}`, alternative);
  }
  const [addon, nvidia] = await Promise.all([addonFile(), findNvidia()]);
  const origin = from === undefined ? await fromIndex(nvidia, alternative) : await fromHere(from);
  return { origin, nvidia, addon, home: tensorFlowHome() };
}

async function fromHere(from: string): Promise<Origin> {
  const path = resolve(from);
  await stat(path).catch(() => Promise.reject(setupErrors.notThere(path)));
  return { kind: 'here', path };
}

async function fromIndex(nvidia: NvidiaDriver | undefined, alternative: string): Promise<Origin> {
  const python = await findPython();
  if ('unfit' in python) {
    const wanted = t('Python {0} to {1}', pythonVersions.at(-1) ?? '', pythonVersions[0]);
    throw setupErrors.noPython(python.unfit.join(', '), wanted, alternative);
  }
  return { kind: 'index', python, wheel: fits(nvidia) ? wheels.nvidia : wheels.processor };
}

function fits(nvidia: NvidiaDriver | undefined): boolean {
  return nvidia !== undefined && Number.parseInt(nvidia.driver, 10) >= oldestDriver;
}

/** The plan in sentences, for whoever is asked whether to go on. */
export function planLines({ origin, nvidia, home }: SetupPlan): string[] {
  return [...driverLines(nvidia), ...originLines(origin), t('It goes into {0} and nowhere else.', home)];
}

function driverLines(nvidia: NvidiaDriver | undefined): string[] {
  if (nvidia === undefined)
    return [t('No NVIDIA driver was found: TensorFlow will compute on the processor.')];
  const { cards, driver, cuda } = nvidia;
  const found = t('{0}, driver {1}', cards.join(', '), driver);
  const named = cuda === undefined ? found : t('{0}, up to CUDA {1}', found, cuda);
  if (fits(nvidia)) return [t('{0}: TensorFlow will compute on the GPU.', named)];
  return [
    t(
      '{0}: the driver is older than {1}, which CUDA 12 needs, so TensorFlow will compute on the processor. Update the driver, then run this again.',
      named,
      oldestDriver,
    ),
  ];
}

function originLines(origin: Origin): string[] {
  if (origin.kind === 'here') return [t('TensorFlow is taken from {0}.', origin.path)];
  const { python, wheel } = origin;
  return [
    t('{0} will be downloaded: {1}, {2} on the disk.', wheel.title, size(wheel.download), size(wheel.disk)),
    t('Python {0} fetches it, with pip, in a virtual environment of its own.', python.version),
  ];
}

function size(megabytes: number): string {
  return megabytes < 1000 ? t('{0} MB', megabytes) : t('{0} GB', (megabytes / 1000).toFixed(1));
}
