/** @file Small networks of given steps, for operations that no network of the table has. */
import type { NetworkDescription } from '../../../src/catalog/networks/description.js';
import { squareForm } from '../../../src/catalog/networks/image-form.js';
import {
  countOf,
  imageValue,
  type Step,
  type StepAttributes,
  type StepOperation,
  type ValueShape,
} from '../../../src/catalog/networks/step.js';
import { initialTensor } from '../../../src/networks/initialize.js';
import type { HostTensor } from '../../../src/tensor/host-tensor.js';

const images = { images: 1 } as const;
const size = 8;
const classes = 4;

/** A network as it is drawn up, on images of 8x8, and numbers for its tensors. */
export class Sketch {
  /** (N, 3, 8, 8). */
  readonly image = imageValue;
  readonly tensors = new Map<string, HostTensor>();
  readonly #steps: Step[] = [];

  /** A tensor of numbers between 0 and 1. */
  tensor(name: string, shape: readonly number[]): string {
    const { data } = initialTensor(shape, { kind: 'uniform', bound: 1 }, 7, name);
    this.tensors.set(name, { shape, data: data.map(Math.abs) });
    return name;
  }

  /** Adds a step; gives the name of its result. */
  step<Operation extends StepOperation>(
    operation: Operation,
    inputs: readonly string[],
    attributes: StepAttributes[Operation],
    shape: ValueShape,
  ): string {
    const output = `%${operation}_${this.#steps.length}`;
    this.#steps.push({ operation, inputs, attributes, output, shape, module: '' } as Step);
    return output;
  }

  /** The network whose last layer reads a value. */
  describe(last: string): NetworkDescription {
    const shape = this.#steps.find(({ output }) => output === last)?.shape ?? [];
    const numbers = countOf(shape);
    const vector = this.step('reshape', [last], { shape: [images, numbers] }, [images, numbers]);
    const [weight, bias] = [
      this.tensor('head.weight', [classes, numbers]),
      this.tensor('head.bias', [classes]),
    ];
    const logits = this.step('linear', [vector, weight, bias], {}, [images, classes]);
    const constants = [...this.tensors].map(([name, tensor]) => ({ name, shape: tensor.shape }));
    return {
      network: 'sketch',
      title: 'Sketch',
      width: 1,
      classes,
      image: squareForm(size),
      steps: this.#steps,
      logits,
      pooled: vector,
      head: { weight, bias },
      features: [],
      parameters: [],
      statistics: [],
      constants,
      parameterCount: 0,
      multiplyAdds: 0,
    };
  }
}
