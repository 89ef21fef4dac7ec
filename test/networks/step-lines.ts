/** @file Steps as lines that are the same for the same function, whoever wrote them. */
import type { NetworkDescription } from '../../src/catalog/networks/description.js';
import { imageValue, type Step } from '../../src/catalog/networks/step.js';
import { canonicalText } from '../../src/configuration/schema/combinations.js';

/** Changes nothing for maps of this shape: PyTorch's exporter leaves these out, the table's rows take other sizes too. */
function isIdentity({ operation, inputs, shape, attributes }: Step, before: readonly unknown[]): boolean {
  if (operation === 'concatenate') return inputs.length === 1;
  if (operation === 'resample') return canonicalText(before) === canonicalText(shape);
  // The exporter keeps the axes of a mean and takes them away again.
  return (
    operation === 'reshape' &&
    'shape' in attributes &&
    shape.length === 2 &&
    before.slice(2).every((size) => size === 1)
  );
}

/** One line a step: values are numbered in their order, names of tensors and of modules are as they stand. */
export function stepLines({ steps }: Pick<NetworkDescription, 'steps'>): string[] {
  const shapes = new Map<string, readonly unknown[]>();
  const names = new Map([[imageValue, '%0']]);
  const lines: string[] = [];
  for (const step of steps) {
    const [first = ''] = step.inputs;
    shapes.set(step.output, step.shape);
    if (isIdentity(step, shapes.get(first) ?? [])) {
      names.set(step.output, names.get(first) ?? first);
      continue;
    }
    const attributes = step.operation === 'mean' ? { ...step.attributes, keep: false } : step.attributes;
    const inputs = step.inputs.map((input) => names.get(input) ?? input).join(' ');
    names.set(step.output, `%${lines.length + 1}`);
    lines.push(`${step.module}: ${step.operation}(${inputs}) ${canonicalText(attributes)}`);
  }
  return lines;
}
