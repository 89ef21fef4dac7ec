/** @file The table of engines that can be opened, and the choice that `auto` makes. */
import { type EngineName, engineTable } from '../catalog/engines.js';
import { engineErrors } from '../errors/engine.js';
import type { Engine } from './engine.js';
import { type ExecutionProvider, openOnnxRuntime } from './onnxruntime/engine.js';
import { ReferenceEngine } from './reference/engine.js';

export type RealEngineName = Exclude<EngineName, 'auto'>;

const onnxruntime = (provider: ExecutionProvider) => (): Promise<Engine> => openOnnxRuntime(provider);

/** How each engine is opened; opening fails with `engine/unavailable` where it cannot run on this machine. */
export const engineOpeners: Readonly<Record<RealEngineName, () => Promise<Engine>>> = {
  onnxruntime: onnxruntime('cpu'),
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

/** Engines in the order in which `auto` tries them: GPUs that a plain install may find, then the processor. */
export const automaticOrder = ['onnxruntime-cuda', 'onnxruntime-dml', 'onnxruntime'] as const;

/** Opens the engine of this name; `auto` takes the first that runs here. */
export async function openEngine(name: EngineName): Promise<OpenedEngine> {
  if (name !== 'auto') {
    return { engine: await engineOpeners[name](), reason: 'the experiment names it', notTaken: [] };
  }
  const notTaken: { engine: string; why: string }[] = [];
  for (const candidate of automaticOrder) {
    try {
      const engine = await engineOpeners[candidate]();
      return { engine, reason: 'automatic: the first that runs on this machine', notTaken };
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
