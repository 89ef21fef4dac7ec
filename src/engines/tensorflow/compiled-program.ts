/** @file A program as a session with its variables, which follow the state that the program was compiled for. */
import { setImmediate } from 'node:timers/promises';
import { engineErrors } from '../../errors/engine.js';
import { elementCount, type HostTensor, type NamedTensors } from '../../tensor/host-tensor.js';
import type { CompiledProgram, Program } from '../engine.js';
import { offsets, strides } from '../reference/values.js';
import { collectGarbage } from './garbage.js';
import { inMemory, permutation } from './layout.js';
import type { LoweredProgram, Variable } from './program.js';
import type { Session } from './session.js';
import type { Holder, TensorFlowState } from './state.js';

/** From so many elements of state on (16 MB) their copies outside of the session are worth a tenth of a second. */
const worthCollecting = 4_000_000;

export class TensorFlowProgram implements CompiledProgram, Holder {
  /** The version of each piece of state that its variable has. */
  readonly #versions = new Map<string, number>();

  constructor(
    private readonly session: Session,
    private readonly lowered: Omit<LoweredProgram, 'bytes'>,
    private readonly program: Program,
    private readonly state: TensorFlowState,
  ) {}

  async run(feeds: NamedTensors): Promise<NamedTensors> {
    // The call holds this thread until it is done; whoever waits for a turn has it now.
    await setImmediate();
    const { fed, variables, outputs, done } = this.lowered;
    const given = new Map<string, HostTensor>();
    for (const { node, placeholder } of fed)
      given.set(placeholder, checked(node.attributes.name, node.shape, feeds.get(node.attributes.name)));
    for (const variable of variables) {
      const instead = feeds.get(variable.name);
      if (instead) given.set(variable.value, asItLies(variable, instead));
    }
    const moved = this.#follow(variables.filter(({ name }) => !feeds.has(name)));
    if (moved > worthCollecting) await collectGarbage();
    const results = this.session.run(given, [...outputs.map(({ fetch }) => fetch), done]);
    for (const name of Object.keys(this.program.updates))
      this.#versions.set(name, this.state.written(name, this));
    return new Map(
      outputs.map(({ name, node }, index) => [name, { shape: node.shape, data: results[index] ?? noData }]),
    );
  }

  /** Brings the newest state into the variables that have older one; gives how many elements those have. */
  #follow(variables: readonly Variable[]): number {
    const outdated = variables.filter(({ name, shape }) => {
      if (!this.state.has(name)) throw engineErrors.missingFeed(name);
      return shape && this.#versions.get(name) !== this.state.version(name);
    });
    if (outdated.length === 0) return 0;
    const values = this.state.values(outdated.map(({ name }) => name));
    const feeds = outdated.map(({ name, shape, placeholder }): [string, HostTensor] => [
      placeholder,
      checked(name, shape, values.get(name)),
    ]);
    this.session.run(
      new Map(feeds),
      outdated.map(({ assigned }) => assigned),
    );
    for (const { name } of outdated) this.#versions.set(name, this.state.moved(name, this));
    return outdated.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  }

  read(names: readonly string[]): NamedTensors {
    const wanted = this.lowered.variables.filter(({ name }) => names.includes(name));
    if (wanted.length === 0) return new Map();
    const values = this.session.run(
      new Map(),
      wanted.map(({ fetch }) => fetch),
    );
    return new Map(wanted.map(({ name, shape }, index) => [name, { shape, data: values[index] ?? noData }]));
  }

  async dispose(): Promise<void> {
    this.state.takeFrom(this);
    this.session.dispose();
  }
}

const noData = new Float32Array();

function checked(name: string, shape: readonly number[], tensor: HostTensor | undefined): HostTensor {
  if (!tensor) throw engineErrors.missingFeed(name);
  if (tensor.shape.join() !== shape.join()) throw engineErrors.wrongShape(name, shape, tensor.shape);
  if (tensor.data.length !== elementCount(shape))
    throw engineErrors.wrongShape(name, shape, [tensor.data.length]);
  return tensor;
}

/** A value that is fed in the place of a variable's: it goes where the graph has rearranged it already. */
function asItLies({ name, shape, layout }: Variable, value: HostTensor): HostTensor {
  const { data } = checked(name, shape, value);
  if (layout === 'plain') return value;
  const order = permutation('plain', layout);
  const [own, reached] = [strides(shape), inMemory(shape, layout)];
  const steps = order.map((axis) => own[axis] ?? 1);
  return { shape: reached, data: Float32Array.from(offsets(reached, steps), (offset) => data[offset] ?? 0) };
}
