/** @file What setting up an engine on this machine means: decided, and said, before anything is fetched. */
import { readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { existsOn, type SetUpEngineName } from '../../catalog/engines.js';
import { setupErrors } from '../../errors/setup.js';
import { addonFile } from './addon.js';
import { type Hardware, setupTable } from './engines.js';
import { findNvidia } from './nvidia.js';
import { findPython, oldestPython, type Python } from './python.js';
import type { ComputingDevice, WheelRow } from './wheels.js';

/** Where the libraries come from. */
export type Origin =
  /** pip fetches them; from this folder of wheels, where there is one. */
  | { readonly kind: 'wheels'; readonly python: Python; readonly wheel: WheelRow; readonly folder?: string }
  /** A folder, wheel, archive or jar that is already here. */
  | { readonly kind: 'here'; readonly path: string };

export interface SetupPlan extends Hardware {
  readonly engine: SetUpEngineName;
  readonly origin: Origin;
  /** What a person chose to fetch it for, whatever there is here. */
  readonly device?: ComputingDevice;
  /** The folder that will hold it all. */
  readonly home: string;
}

/** The engine for those who cannot have this one. */
const instead: Readonly<Record<string, string>> = { win32: 'onnxruntime-dml', darwin: 'onnxruntime-coreml' };

export interface SetupChoice {
  /** What is already here, instead of fetching. */
  readonly from?: string;
  /** By default what the driver that is found here allows. */
  readonly device?: ComputingDevice;
}

/**
 * @throws StudioError `setup/platform`, `setup/no-addon`, `setup/no-driver`, `setup/old-driver`, `setup/one-device`,
 * `setup/no-cuda`, `setup/no-kernels`, `setup/no-python`, `setup/not-there`, `setup/no-wheels`.
 */
export async function planSetup(engine: SetUpEngineName, choice: SetupChoice = {}): Promise<SetupPlan> {
  const { from, device } = choice;
  const row = setupTable[engine];
  const architecture = process.arch;
  const alternative = instead[process.platform] ?? 'onnxruntime';
  if (!existsOn(engine, process))
    throw setupErrors.platform(engine, `${process.platform} ${architecture}`, alternative);
  if (engine === 'tensorflow') await addonFile();
  const hardware = { architecture, nvidia: await findNvidia() };
  const path = from === undefined ? undefined : await existing(from);
  const wheel = row.wheels(hardware, device);
  const plan = { engine, ...hardware, home: row.home(), ...(device && { device }) };
  if (path !== undefined && row.from === 'libraries') return { ...plan, origin: { kind: 'here', path } };
  if (path !== undefined) await holdsWheels(path);
  const python = await fittingPython(wheel, alternative);
  const origin = { kind: 'wheels', python, wheel, ...(path !== undefined && { folder: path }) } as const;
  return { ...plan, origin };
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

async function fittingPython({ title }: WheelRow, alternative: string): Promise<Python> {
  const python = await findPython();
  if (!('unfit' in python)) return python;
  throw setupErrors.noPython(title, python.unfit.join(', '), oldestPython, alternative);
}
