/** @file Writes steps: the values that operations of the graph put out, by names that are unique. */
import { t } from '@vscode/l10n';
import type { Step, StepAttributes, StepOperation, ValueShape } from '../catalog/networks/step.js';
import { sizesBefore } from './free-batch.js';
import { refuse } from './refusal.js';
import { productOf } from './shape.js';
import type { ConstantValue, TracedValue, Value } from './value.js';

type Emission = {
  readonly [Operation in StepOperation]: {
    readonly operation: Operation;
    readonly inputs: readonly (Value | string)[];
    readonly attributes: StepAttributes[Operation];
    readonly shape: ValueShape;
  };
}[StepOperation];

export class Trace {
  readonly steps: Step[] = [];
  /** Constants that steps read, by the names that they read them under. */
  readonly constants = new Map<string, ConstantValue>();
  /** Buffers that batch normalization keeps its running statistics in. */
  readonly statistics = new Set<string>();
  /** Where the node that is written stands: the path of its module, and the name of its value. */
  module = '';
  base = '';
  readonly #producers = new Map<string, Step>();
  readonly #names = new Map<ConstantValue, string>();
  readonly #beforeImages = new Map<string, number>();
  readonly #shared = new Map<string, ConstantValue>();
  readonly #identities = new Map<ConstantValue, number>();
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();

  /** @param taken names of tensors, which no constant may have. @param batch the number of images, where it is fixed. */
  constructor(
    taken: Iterable<string>,
    readonly batch: number | undefined,
  ) {
    for (const name of taken) this.#taken.add(name);
  }

  /** Adds a step; constants among its inputs become tensors of the network. */
  emit(emission: Emission): TracedValue {
    productOf(emission.shape);
    const output = this.#unique(`%${this.base}`);
    const inputs = emission.inputs.map((input) => (typeof input === 'string' ? input : this.nameOf(input)));
    const step: Step = { ...emission, inputs, output, module: this.module };
    this.steps.push(step);
    this.#producers.set(output, step);
    if (this.batch !== undefined) this.#followImages(step, emission.inputs);
    return { kind: 'traced', name: output, shape: emission.shape };
  }

  /** What the axis that the images of a value are part of counts before them; 1 where they come first. */
  beforeImages(value: Value): number {
    return value.kind === 'traced' ? (this.#beforeImages.get(value.name) ?? 1) : 1;
  }

  /** Reshaping leaves the order of numbers as it is; all other steps leave the axis of the images as it is. */
  #followImages(step: Step, inputs: readonly (Value | string)[]): void {
    const axisOf = (shape: ValueShape) => shape.find((size) => typeof size === 'object');
    const images = axisOf(step.shape);
    const values = inputs.filter((input) => typeof input !== 'string');
    const source = values.find(({ shape }) => axisOf(shape)?.images === images?.images) ?? values[0];
    if (images === undefined || source === undefined) return;
    const before = this.beforeImages(source);
    const now =
      step.operation === 'reshape' ? (sizesBefore(source.shape) * before) / sizesBefore(step.shape) : before;
    if (now !== 1) this.#beforeImages.set(step.output, now);
  }

  /** The name under which steps read a value. */
  nameOf(value: Value): string {
    switch (value.kind) {
      case 'traced':
        return value.name;
      case 'constant':
        return this.#nameConstant(value);
      case 'blank':
        return refuse(t('it reads memory that nothing was written to'));
      case 'mask':
        return refuse(t('its random numbers are none of stochastic depth'));
    }
  }

  /** A constant that is computed once however often it is asked for. @param key what is done with the inputs. */
  shared(key: string, inputs: readonly ConstantValue[], make: () => ConstantValue): ConstantValue {
    const whole = `${key} ${inputs.map((input) => this.#identityOf(input)).join()}`;
    const constant = this.#shared.get(whole) ?? make();
    this.#shared.set(whole, constant);
    return constant;
  }

  #identityOf(constant: ConstantValue): number {
    const identity = this.#identities.get(constant) ?? this.#identities.size;
    this.#identities.set(constant, identity);
    return identity;
  }

  /** The step that puts out a value; undefined for tensors and images. */
  producer(value: Value): Step | undefined {
    return value.kind === 'traced' ? this.#producers.get(value.name) : undefined;
  }

  #nameConstant(constant: ConstantValue): string {
    const known = this.#names.get(constant);
    if (known !== undefined) return known;
    const { recipe } = constant;
    const name = recipe.kind === 'file' ? recipe.name : this.#unique(`constant.${this.base}`);
    this.#names.set(constant, name);
    this.constants.set(name, constant);
    return name;
  }

  #unique(base: string): string {
    for (;;) {
      const count = this.#counts.get(base) ?? 0;
      this.#counts.set(base, count + 1);
      const name = count === 0 ? base : `${base}.${count}`;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }
}
