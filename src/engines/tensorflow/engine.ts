/** @file The TensorFlow engine: a program becomes one graph; one call of its session is one iteration. */
import { availableParallelism } from 'node:os';
import { engineErrors } from '../../errors/engine.js';
import { reasonOf } from '../../errors/studio-error.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import type { CompiledProgram, Engine, EngineState, Program } from '../engine.js';
import { processorDevice } from '../processor.js';
import { tryOut } from '../try-out.js';
import { type Binding, loadBinding } from './binding.js';
import { TensorFlowProgram } from './compiled-program.js';
import { graphicsDevice } from './graphics-device.js';
import { lowerProgram } from './program.js';
import { Session } from './session.js';
import { TensorFlowState } from './state.js';

/**
 * Opens TensorFlow on the first GPU that it may use, otherwise on the processor.
 * @throws StudioError `engine/not-set-up`, or `engine/unavailable` where it does not load or cannot compute on the GPU.
 */
export async function openTensorFlow(threads = availableParallelism()): Promise<TensorFlowEngine> {
  const binding = loadBinding(threads);
  const engine = new TensorFlowEngine(binding, threads);
  if (binding.isUsingGpuDevice()) await tryOut(engine).catch(refuse);
  return engine;
}

function refuse(error: unknown): never {
  throw engineErrors.unavailable('tensorflow', reasonOf(error), 'onnxruntime');
}

export class TensorFlowEngine implements Engine {
  readonly name = 'tensorflow';
  readonly version: string;
  readonly device: string;
  /** The environment asks for deterministic kernels; an operation that has none would fail. */
  readonly deterministic = true;

  constructor(
    private readonly binding: Binding,
    readonly threads: number,
  ) {
    this.version = binding.TF_Version;
    this.device = binding.isUsingGpuDevice() ? graphicsDevice() : processorDevice(threads);
  }

  async createState(initial: NamedTensors): Promise<TensorFlowState> {
    return new TensorFlowState(initial);
  }

  async compile(program: Program, state: EngineState): Promise<CompiledProgram> {
    if (!(state instanceof TensorFlowState))
      throw engineErrors.failed(this.name, 'the state is of another engine');
    const onProcessor = !this.binding.isUsingGpuDevice();
    const { bytes, ...lowered } = lowerProgram(program, (name) => state.has(name), onProcessor);
    return new TensorFlowProgram(Session.load(this.binding, bytes), lowered, program, state);
  }
}
