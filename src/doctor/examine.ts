/** @file Whether an engine works on this machine, and how fast. */
import { t } from '@vscode/l10n';
import { engineTable, type RealEngineName } from '../catalog/engines.js';
import { automaticOrder } from '../engines/automatic.js';
import type { MeasuredSpeeds } from '../engines/measured.js';
import { engineOpeners } from '../engines/open.js';
import { reasonOf } from '../errors/studio-error.js';
import { nextStep } from './next-steps.js';
import { measureConvolution } from './speed.js';
import { allowedError, trainingError } from './training-step.js';

export interface WorkingEngine {
  readonly engine: RealEngineName;
  readonly title: string;
  readonly works: true;
  readonly device: string;
  readonly threads: number;
  readonly version: string;
  readonly deterministic: boolean;
  readonly gflopPerSecond: number;
}

export interface MissingEngine {
  readonly engine: RealEngineName;
  readonly title: string;
  readonly works: false;
  readonly why: string;
  /** The one thing to do. */
  readonly nextStep: string;
}

export type EngineReport = WorkingEngine | MissingEngine;

export const realEngineNames = Object.keys(engineOpeners) as readonly RealEngineName[];

/** An engine that does not work, with what to do about it. */
export function missing(engine: RealEngineName, why: string): MissingEngine {
  const { title } = engineTable[engine];
  return { engine, title, works: false, why, nextStep: nextStep(engine, process) };
}

/** Opens an engine in this process, which it may crash, sees whether it trains, and measures it. */
export async function examineEngine(name: RealEngineName): Promise<EngineReport> {
  try {
    const engine = await engineOpeners[name]();
    const error = name === 'reference' ? 0 : await trainingError(engine);
    if (!(error < allowedError))
      return missing(name, t('It trains wrongly: off by {0}.', error.toExponential(0)));
    const gflopPerSecond = await measureConvolution(engine);
    const { device, threads, version, deterministic } = engine;
    const { title } = engineTable[name];
    return { engine: name, title, works: true, device, threads, version, deterministic, gflopPerSecond };
  } catch (error) {
    return missing(name, lastReasonOf(error));
  }
}

/** Of several lines the last. */
function lastReasonOf(error: unknown): string {
  return reasonOf(error).trim().split('\n').at(-1) ?? '';
}

/** How fast those are that work, for `auto`. */
export function speedsOf(reports: readonly EngineReport[]): MeasuredSpeeds {
  return Object.fromEntries(
    reports.flatMap((report) => (report.works ? [[report.engine, report.gflopPerSecond]] : [])),
  );
}

/** The engine that `auto` takes on a machine with these reports; undefined where none works. */
export function automaticAmong(reports: readonly EngineReport[]): RealEngineName | undefined {
  const speeds = speedsOf(reports);
  return automaticOrder(speeds).find((name) => speeds[name] !== undefined);
}
