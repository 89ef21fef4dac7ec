/** @file The table of engines that can be opened; `auto` opens the first that runs. */
import { t } from '@vscode/l10n';
import { type EngineName, engineTable, type RealEngineName } from '../catalog/engines.js';
import { engineErrors } from '../errors/engine.js';
import { automaticOrder } from './automatic.js';
import type { Engine } from './engine.js';
import { measuredSpeeds } from './measured.js';
import { type ExecutionProvider, openOnnxRuntime } from './onnxruntime/engine.js';
import { ReferenceEngine } from './reference/engine.js';
import { setUpSpeeds } from './set-up.js';
import { openTensorFlow } from './tensorflow/engine.js';

const onnxruntime = (provider: ExecutionProvider) => (): Promise<Engine> => openOnnxRuntime(provider);

/** How each engine is opened; opening fails with `engine/unavailable` or `engine/not-set-up` where it cannot run. */
export const engineOpeners: Readonly<Record<RealEngineName, () => Promise<Engine>>> = {
  onnxruntime: onnxruntime('cpu'),
  tensorflow: () => openTensorFlow(),
  'onnxruntime-cuda': onnxruntime('cuda'),
  'onnxruntime-webgpu': onnxruntime('webgpu'),
  'onnxruntime-dml': onnxruntime('dml'),
  'onnxruntime-coreml': onnxruntime('coreml'),
  reference: async () => new ReferenceEngine(),
};

/** Whether there is an engine of this name to open; `auto` is none of them. */
export function isEngineName(name: string): name is RealEngineName {
  return Object.hasOwn(engineOpeners, name);
}

export interface NotTaken {
  readonly engine: string;
  readonly why: string;
}

export interface OpenedEngine {
  readonly engine: Engine;
  /** Why it was this one, for the log and `result.json`. */
  readonly reason: string;
  readonly notTaken: readonly NotTaken[];
}

/** Opens the engine of this name; `auto` takes the fastest that runs here, as far as it was measured. */
export async function openEngine(name: EngineName): Promise<OpenedEngine> {
  if (name !== 'auto') {
    return { engine: await engineOpeners[name](), reason: t('the experiment names it'), notTaken: [] };
  }
  const { opened, notTaken } = await openFirst(automaticCandidates());
  if (opened) return opened;
  throw engineErrors.unavailable(
    engineTable.auto.title,
    notTaken.map(({ why }) => why).join(' '),
    'reference',
  );
}

/** What `auto` tries on this machine, in this order. */
export function automaticCandidates(): RealEngineName[] {
  return automaticOrder(measuredSpeeds(), setUpSpeeds());
}

/** For `auto`: opens the first of these that opens. @param before those that were tried already. */
export async function openFirst(
  candidates: readonly RealEngineName[],
  before: readonly NotTaken[] = [],
): Promise<{ readonly opened?: OpenedEngine; readonly notTaken: readonly NotTaken[] }> {
  const notTaken = [...before];
  for (const candidate of candidates) {
    try {
      const engine = await engineOpeners[candidate]();
      const reason =
        measuredSpeeds()[candidate] === undefined
          ? t('automatic: the first that runs on this machine')
          : t('automatic: the first that runs, by the speeds that were measured on this machine');
      return { opened: { engine, reason, notTaken }, notTaken };
    } catch (error) {
      notTaken.push({ engine: candidate, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { notTaken };
}
