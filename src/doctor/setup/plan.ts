/** @file What setting up an engine on this machine means: decided, and said, before anything is fetched. */
import { readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { SetUpEngineName } from '../../catalog/engines.js';
import { setupErrors } from '../../errors/setup.js';
import { addonFile } from './addon.js';
import { isNewEnough, setupTable } from './engines.js';
import { findNvidia, type NvidiaDriver } from './nvidia.js';
import { findPython, type Python } from './python.js';
import { oldestDriver, type WheelRow } from './wheels.js';

/** Where the libraries come from. */
export type Origin =
  /** pip fetches them; from this folder of wheels, where there is one. */
  | { readonly kind: 'wheels'; readonly python: Python; readonly wheel: WheelRow; readonly folder?: string }
  /** A folder, wheel, archive or jar that is already here. */
  | { readonly kind: 'here'; readonly path: string };

export interface SetupPlan {
  readonly engine: SetUpEngineName;
  readonly origin: Origin;
  readonly nvidia: NvidiaDriver | undefined;
  /** The folder that will hold it all. */
  readonly home: string;
}

/** The engine for those who cannot have this one. */
const instead: Readonly<Record<string, string>> = { win32: 'onnxruntime-dml', darwin: 'onnxruntime-coreml' };

/**
 * @param from what is already here, instead of fetching.
 * @throws StudioError `setup/platform`, `setup/no-addon`, `setup/no-driver`, `setup/old-driver`, `setup/no-python`,
 * `setup/not-there`, `setup/no-wheels`.
 */
export async function planSetup(engine: SetUpEngineName, from?: string): Promise<SetupPlan> {
  const alternative = instead[process.platform] ?? 'onnxruntime';
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw setupErrors.platform(engine, `${process.platform} ${process.arch}`, alternative);
  if (engine === 'tensorflow') await addonFile();
  const nvidia = await findNvidia();
  const path = from === undefined ? undefined : await existing(from);
  const row = setupTable[engine];
  const wheel = row.wheels(nvidia);
  const home = row.home();
  if (path !== undefined && row.from === 'libraries')
    return { engine, nvidia, home, origin: { kind: 'here', path } };
  if (path !== undefined) await holdsWheels(path);
  const python = await fittingPython(wheel, alternative);
  const origin = { kind: 'wheels', python, wheel, ...(path !== undefined && { folder: path }) } as const;
  return { engine, nvidia, home, origin };
}

async function existing(from: string): Promise<string> {
  const path = resolve(from);
  await stat(path).catch(() => Promise.reject(setupErrors.notThere(path)));
  return path;
}

async function holdsWheels(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  if (!files.some((file) => file.endsWith('.whl'))) throw setupErrors.noWheels(folder);
}

async function fittingPython({ title, pythons }: WheelRow, alternative: string): Promise<Python> {
  const python = await findPython(pythons);
  if (!('unfit' in python)) return python;
  const wanted = t('Python {0} to {1}', pythons.at(-1) ?? '', pythons[0] ?? '');
  throw setupErrors.noPython(title, python.unfit.join(', '), wanted, alternative);
}

/** The plan in sentences, for whoever is asked whether to go on. */
export function planLines({ engine, origin, nvidia, home }: SetupPlan): string[] {
  const { title } = setupTable[engine];
  return [
    ...driverLines(title, nvidia),
    ...originLines(title, origin),
    t('It goes into {0} and nowhere else.', home),
  ];
}

function driverLines(title: string, nvidia: NvidiaDriver | undefined): string[] {
  if (nvidia === undefined)
    return [t('No NVIDIA driver was found: {0} will compute on the processor.', title)];
  const { cards, driver, cuda } = nvidia;
  const found = t('{0}, driver {1}', cards.join(', '), driver);
  const named = cuda === undefined ? found : t('{0}, up to CUDA {1}', found, cuda);
  if (isNewEnough(nvidia, 12)) return [t('{0}: {1} will compute on the GPU.', named, title)];
  return [
    t(
      '{0}: the driver is older than {1}, which CUDA 12 needs, so {2} will compute on the processor. Update the driver, then run this again.',
      named,
      oldestDriver[12],
      title,
    ),
  ];
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
