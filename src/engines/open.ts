/** @file The table of engines that can be opened, and the choice that `auto` makes. */
import { t } from '@vscode/l10n';
import { type EngineName, engineTable } from '../catalog/engines.js';
import { engineErrors } from '../errors/engine.js';
import type { Engine } from './engine.js';
import { type MeasuredSpeeds, measuredSpeeds } from './measured.js';
import { type ExecutionProvider, openOnnxRuntime } from './onnxruntime/engine.js';
import { ReferenceEngine } from './reference/engine.js';
import { openTensorFlow } from './tensorflow/engine.js';

export type RealEngineName = Exclude<EngineName, 'auto'>;

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

export interface OpenedEngine {
  readonly engine: Engine;
  /** Why it was this one, for the log and `result.json`. */
  readonly reason: string;
  readonly notTaken: readonly { readonly engine: string; readonly why: string }[];
}

/**
 * A convolution tells machines and devices apart, not what engines do between convolutions: within this factor of the
 * fastest they count as alike, and TensorFlow comes first, whose iteration then takes half to five sixths of the time.
 */
const alike = 1.5;

/** Engines in the order in which `auto` tries those that the doctor has not measured. */
const usualOrder: readonly RealEngineName[] = ['onnxruntime-cuda', 'onnxruntime-dml', 'onnxruntime'];

/** What `auto` tries, one after the other: what was measured here, the fastest first, then the others. */
export function automaticOrder(speeds: MeasuredSpeeds): RealEngineName[] {
  const names = (Object.keys(engineOpeners) as readonly RealEngineName[]).filter(
    (name) => name !== 'reference' && speeds[name] !== undefined,
  );
  const fastest = Math.max(...names.map((name) => speeds[name] ?? 0));
  const rank = (name: RealEngineName) => {
    const speed = speeds[name] ?? 0;
    return name === 'tensorflow' && speed * alike >= fastest ? Number.POSITIVE_INFINITY : speed;
  };
  const measured = names.sort((left, right) => rank(right) - rank(left));
  return [...measured, ...usualOrder.filter((name) => !measured.includes(name))];
}

/** Opens the engine of this name; `auto` takes the fastest that runs here, as far as it was measured. */
export async function openEngine(name: EngineName): Promise<OpenedEngine> {
  if (name !== 'auto') {
    return { engine: await engineOpeners[name](), reason: t('the experiment names it'), notTaken: [] };
  }
  const notTaken: { engine: string; why: string }[] = [];
  const speeds = measuredSpeeds();
  for (const candidate of automaticOrder(speeds)) {
    try {
      const engine = await engineOpeners[candidate]();
      const reason =
        speeds[candidate] === undefined
          ? t('automatic: the first that runs on this machine')
          : t('automatic: the fastest that the doctor measured on this machine');
      return { engine, reason, notTaken };
    } catch (error) {
      notTaken.push({ engine: candidate, why: error instanceof Error ? error.message : String(error) });
    }
  }
  throw engineErrors.unavailable(
    engineTable.auto.title,
    notTaken.map(({ why }) => why).join(' '),
    'reference',
  );
}
