/** @file How a parameter is drawn anew: by what the steps do with it, as PyTorch's own layers begin. */
import { type Initialization, ones, pytorchUniform, zeros } from '../catalog/networks/initialization.js';
import type { Step, StepOperation } from '../catalog/networks/step.js';

/** Steps through which a parameter is followed to the one that computes with it. */
const passed: ReadonlySet<StepOperation> = new Set([
  'reshape',
  'transpose',
  'slice',
  'expand',
  'concatenate',
]);

const table: Initialization = { kind: 'normal', deviation: 0.02 };
const asInFile: Initialization = { kind: 'file' };

interface Use {
  readonly step: Step;
  /** Which of its inputs the parameter is. */
  readonly place: number;
}

/** The first step that computes with each tensor, behind those that only arrange it. */
export class Uses {
  readonly #uses = new Map<string, Use[]>();

  constructor(steps: readonly Step[]) {
    for (const step of steps)
      for (const [place, input] of step.inputs.entries()) {
        const known = this.#uses.get(input);
        if (known) known.push({ step, place });
        else this.#uses.set(input, [{ step, place }]);
      }
  }

  of(name: string): Use | undefined {
    let current = name;
    // Weights that are standardized before a convolution are its filters all the same.
    for (;;) {
      const use = this.#uses.get(current)?.[0];
      if (use === undefined) return undefined;
      const { step, place } = use;
      const normalized = step.operation === 'layerNormalization' && place === 0;
      const free = step.shape.every((size) => typeof size === 'number');
      if (!free || !(passed.has(step.operation) || normalized || this.#scales(step))) return use;
      current = step.output;
    }
  }

  /** A product that becomes a filter. */
  #scales({ operation, output }: Step): boolean {
    return (
      (operation === 'multiply' || operation === 'affine') &&
      this.#uses
        .get(output)
        ?.some(({ step }) => step.operation === 'convolution' || step.operation === 'reshape') === true
    );
  }

  /** How a parameter of this shape starts. @param shapeOf the shape of a tensor by name. */
  initialization(
    name: string,
    shape: readonly number[],
    shapeOf: (name: string) => readonly number[],
  ): Initialization {
    const use = this.of(name);
    if (use === undefined) return asInFile;
    const { step, place } = use;
    switch (step.operation) {
      case 'convolution':
        return place === 1 ? filters(shape, step.attributes.groups) : biasLike(shapeOf(step.inputs[1] ?? ''));
      case 'linear':
        return place === 1 ? pytorchUniform(shape.at(-1) ?? 1) : biasLike(shapeOf(step.inputs[1] ?? ''));
      case 'batchNormalization':
      case 'layerNormalization':
      case 'groupNormalization':
        return place === 1 ? ones : zeros;
      case 'matrixProduct':
      case 'add':
      case 'subtract':
      case 'concatenate':
      case 'resample':
      case 'expand':
        return table;
      default:
        return asInFile;
    }
  }
}

/** Kaiming's normal distribution by fan-out, of which each group has its part. */
function filters([outputs = 1, , ...kernel]: readonly number[], groups: number): Initialization {
  const positions = kernel.reduce((product, size) => product * size, 1);
  return { kind: 'normal', deviation: Math.sqrt((2 * groups) / (positions * outputs)) };
}

/** PyTorch draws a bias as it draws weights of so many inputs. */
const biasLike = ([, ...inputs]: readonly number[]): Initialization =>
  inputs.length === 0 ? zeros : pytorchUniform(inputs.reduce((product, size) => product * size, 1));
