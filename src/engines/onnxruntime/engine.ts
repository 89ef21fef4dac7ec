/** @file The ONNX Runtime engine: a program becomes one ONNX model; one call of its session is one iteration. */
import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import * as ort from 'onnxruntime-node';
import type { NodeOf } from '../../autodiff/node.js';
import { engineErrors } from '../../errors/engine.js';
import { reasonOf } from '../../errors/studio-error.js';
import { elementCount, type NamedTensors } from '../../tensor/host-tensor.js';
import type { CompiledProgram, Engine, EngineState, Program } from '../engine.js';
import { keepFullPrecision } from '../full-precision.js';
import { processorDevice } from '../processor.js';
import { tryOut } from '../try-out.js';
import { showOneCard } from '../visible-card.js';
import { cudaReason } from './cuda.js';
import { hasBlockKernels } from './depthwise.js';
import { isProviderSetUp } from './location.js';
import { inputName } from './model.js';
import { lowerProgram } from './program.js';

// What it would print is thrown as well and shown as the product's own, and a provider that is not there is no news.
ort.env.logLevel = 'fatal';

/** State as tensors of ONNX Runtime: what a call returns is what the next call is given, without a copy. */
class OnnxRuntimeState implements EngineState {
  readonly tensors = new Map<string, ort.Tensor>();

  constructor(initial: NamedTensors) {
    for (const [name, { shape, data }] of initial)
      this.tensors.set(name, new ort.Tensor('float32', data.slice(), shape));
  }

  get names(): readonly string[] {
    return [...this.tensors.keys()];
  }

  async read(names: readonly string[] = this.names): Promise<NamedTensors> {
    const wanted = new Set(names);
    return new Map(
      [...this.tensors]
        .filter(([name]) => wanted.has(name))
        .map(([name, tensor]) => [name, { shape: tensor.dims, data: floats(tensor).slice() }]),
    );
  }

  async dispose(): Promise<void> {
    this.tensors.clear();
  }
}

function floats({ data }: ort.Tensor): Float32Array {
  if (data instanceof Float32Array) return data;
  throw engineErrors.failed('onnxruntime', 'a result is not float32');
}

class OnnxRuntimeProgram implements CompiledProgram {
  #disposed = false;

  constructor(
    private readonly session: ort.InferenceSession,
    private readonly inputs: readonly NodeOf<'input'>[],
    private readonly program: Program,
    private readonly state: OnnxRuntimeState,
    private readonly engine: string,
  ) {}

  async run(feeds: NamedTensors): Promise<NamedTensors> {
    const given: Record<string, ort.Tensor> = {};
    for (const { attributes, shape } of this.inputs)
      given[inputName(attributes.name)] = this.#valueOf(attributes.name, shape, feeds);
    const results = await this.session.run(given).catch((cause: unknown) => {
      throw engineErrors.failed(this.engine, cause);
    });
    const resultOf = (name: string): ort.Tensor => {
      const result = results[name];
      if (!result) throw engineErrors.failed(this.engine, `no result ${name}`);
      return result;
    };
    for (const name of Object.keys(this.program.updates))
      this.state.tensors.set(name, resultOf(`new:${name}`));
    return new Map(
      Object.entries(this.program.outputs).map(([name, { shape }]) => [
        name,
        { shape, data: floats(resultOf(`out:${name}`)) },
      ]),
    );
  }

  #valueOf(name: string, shape: readonly number[], feeds: NamedTensors): ort.Tensor {
    const fed = feeds.get(name);
    if (fed && fed.data.length !== elementCount(shape))
      throw engineErrors.wrongShape(name, shape, [fed.data.length]);
    const tensor = fed ? new ort.Tensor('float32', fed.data, fed.shape) : this.state.tensors.get(name);
    if (!tensor) throw engineErrors.missingFeed(name);
    if (tensor.dims.join() !== shape.join()) throw engineErrors.wrongShape(name, shape, tensor.dims);
    return tensor;
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await this.session.release();
  }
}

export type ExecutionProvider = 'cpu' | 'cuda' | 'webgpu' | 'dml' | 'coreml';

/**
 * Opens ONNX Runtime on an execution provider.
 * @throws StudioError `engine/unavailable` or `engine/not-set-up` where this build or this machine lacks it.
 */
export async function openOnnxRuntime(provider: ExecutionProvider): Promise<OnnxRuntimeEngine> {
  const engine = new OnnxRuntimeEngine(provider);
  const known = ort.listSupportedBackends().map(({ name }) => name);
  if (!known.includes(provider)) {
    throw engineErrors.unavailable(
      engine.name,
      t('this build of ONNX Runtime has {0}.', known.join(', ')),
      'onnxruntime',
    );
  }
  if (provider === 'cuda') {
    showOneCard();
    keepFullPrecision();
  }
  // A provider may be built in and still find no device.
  if (provider !== 'cpu') await tryOut(engine).catch((error: unknown) => refuse(engine, provider, error));
  return engine;
}

/** ONNX Runtime puts the place in its source and the broken condition before a reason. */
const sourcePlace = /^\/\S+:\d+ .* was false\. /;

async function refuse(engine: Engine, provider: ExecutionProvider, error: unknown): Promise<never> {
  const message = reasonOf(error).replace(sourcePlace, '').trim();
  if (provider !== 'cuda') throw engineErrors.unavailable(engine.name, message, 'onnxruntime');
  if (!isProviderSetUp()) throw engineErrors.notSetUp(engine.name);
  throw engineErrors.unavailable(engine.name, await cudaReason(message), 'onnxruntime');
}

export class OnnxRuntimeEngine implements Engine {
  readonly version = ort.env.versions.node ?? 'unknown';
  readonly name: string;
  readonly device: string;
  readonly deterministic: boolean;

  constructor(
    private readonly provider: ExecutionProvider = 'cpu',
    readonly threads: number = availableParallelism(),
  ) {
    this.name = provider === 'cpu' ? 'onnxruntime' : `onnxruntime-${provider}`;
    this.device = provider === 'cpu' ? processorDevice(threads) : provider;
    this.deterministic = provider === 'cpu';
  }

  async createState(initial: NamedTensors): Promise<OnnxRuntimeState> {
    return new OnnxRuntimeState(initial);
  }

  async compile(program: Program, state: EngineState): Promise<CompiledProgram> {
    if (!(state instanceof OnnxRuntimeState))
      throw engineErrors.failed(this.name, 'the state is of another engine');
    const { bytes, inputs } = lowerProgram(program, this.provider === 'cpu' && hasBlockKernels);
    const session = await ort.InferenceSession.create(bytes, {
      executionProviders: [this.provider],
      intraOpNumThreads: this.threads,
      logSeverityLevel: 3,
      // A memory pattern is planned for the sum of a run and rounded up to a power of two: a GB more for nothing gained.
      enableMemPattern: false,
      // The program is simplified already: optimising it again doubles the time to compile and gains nothing.
      graphOptimizationLevel: 'disabled',
      // Threads that spin while they wait make a training three times as slow where other programs run.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    }).catch((cause: unknown) => {
      throw engineErrors.failed(this.name, cause);
    });
    return new OnnxRuntimeProgram(session, inputs, program, state, this.name);
  }
}
