/** @file The description of a network from what its file holds. */
import { basename } from 'node:path';
import type { NetworkDescription, Parameter } from '../catalog/networks/description.js';
import { imagenetDeviation, imagenetMean } from '../catalog/networks/image-form.js';
import { ones, zeros } from '../catalog/networks/initialization.js';
import { findFeatures, type ModuleValue } from '../catalog/networks/stage-layers.js';
import { imageValue, type Size, type Step } from '../catalog/networks/step.js';
import { multiplyAddsOf } from '../catalog/networks/step-cost.js';
import { importErrors, throwProblems } from '../errors/import.js';
import { elementCount } from '../tensor/host-tensor.js';
import type { Contents } from './contents.js';
import { imageOf, type Overrides, tensorsOf } from './graph-tensors.js';
import { findHead, neededBy } from './head.js';
import { Interpreter } from './interpret.js';
import { Uses } from './redraw.js';
import { isOpen } from './shape.js';
import { Trace } from './trace.js';
import type { ConstantValue, Value } from './value.js';

export interface Built {
  readonly description: NetworkDescription;
  /** How the numbers of the description's constants come about. */
  readonly constants: ReadonlyMap<string, ConstantValue>;
}

/** @throws StudioError with everything that is wrong with the file. */
export function buildNetwork(contents: Contents, overrides: Overrides = new Map()): Built {
  const { file, program } = contents;
  const image = imageOf(contents);
  const { tensors, unknown, problems } = tensorsOf(contents, overrides);
  const trace = new Trace(
    [...contents.weights, ...contents.constants].map(({ name }) => name),
    image.batch,
  );
  const interpreter = new Interpreter(trace, file);
  for (const { value, content } of tensors) interpreter.bind(value, content);
  for (const value of unknown) interpreter.bind(value, undefined);
  interpreter.bind(image.name, {
    kind: 'traced',
    name: imageValue,
    shape: [{ images: 1 }, 3, image.height, image.width],
  });
  interpreter.run(program.graph);
  const [outputName = '', ...more] = program.userOutputs;
  const outputs =
    program.userOutputs.length === 1 ? [] : [importErrors.outputs(file, more.length + (outputName ? 1 : 0))];
  const output = outputs.length === 0 ? interpreter.result(outputName) : undefined;
  throwProblems([...contents.problems, ...problems, ...interpreter.problems, ...outputs]);
  const { logits, classes } = logitsOf(file, output);
  const parameters = new Map(
    tensors.flatMap(({ tensor, content }): [string, readonly number[]][] =>
      tensor.kind === 'parameter' && content.kind === 'traced'
        ? [[content.name, content.shape.map(Number)]]
        : [],
    ),
  );
  const needed = neededBy(trace.steps, [logits]);
  const head = findHead(needed, logits, classes, (name) => parameters.get(name));
  const { features, steps } = findFeatures(needed, moduleValues(interpreter));
  const stages = features.some(({ stage }) => stage) ? [] : [importErrors.noStages(file)];
  if (head === undefined) throwProblems([importErrors.noHead(file), ...stages]);
  if ('several' in head) throwProblems([importErrors.severalHeads(file, head.several), ...stages]);
  throwProblems(stages);
  const all = [...needed, ...steps, ...head.steps];
  const read = new Set(all.flatMap(({ inputs }) => inputs));
  const constants = new Map([...trace.constants].filter(([name]) => read.has(name)));
  const description = {
    network: file,
    title: basename(file),
    width: 1,
    classes,
    image: { height: image.height, width: image.width, mean: imagenetMean, deviation: imagenetDeviation },
    steps: all,
    logits,
    pooled: head.pooled,
    head: head.head,
    features,
    parameters: parametersOf(parameters, needed),
    statistics: statisticsOf(contents, trace),
    constants: [...constants].map(([name, { shape }]) => ({ name, shape })),
  };
  const { statistics } = description;
  return {
    description: {
      ...description,
      parameterCount: [...parameters.values()].reduce((sum, shape) => sum + elementCount(shape), 0),
      multiplyAdds: multiplyAddsOf(needed, [
        ...description.parameters,
        ...statistics,
        ...description.constants,
      ]),
    },
    constants,
  };
}

function logitsOf(
  file: string,
  output: Value | undefined,
): { readonly logits: string; readonly classes: number } {
  const [images, classes, ...more] = output?.shape ?? [];
  const single = typeof images === 'object' && images.images === 1;
  if (output?.kind !== 'traced' || !single || typeof classes !== 'number' || more.length > 0)
    throw importErrors.outputShape(file, (output?.shape ?? []).map(sizeText));
  return { logits: output.name, classes };
}

const sizeText = (size: Size): string =>
  typeof size === 'number' ? String(size) : size.images === 1 ? 'N' : `${size.images}N`;

function moduleValues({ modules }: Interpreter): ModuleValue[] {
  return [...modules].flatMap(([path, { value, type }]) =>
    value?.kind === 'traced' && isOpen(value.shape[0]) ? [{ path, type, value: value.name }] : [],
  );
}

function parametersOf(
  parameters: ReadonlyMap<string, readonly number[]>,
  steps: readonly Step[],
): Parameter[] {
  const uses = new Uses(steps);
  return [...parameters].map(([name, shape]) => ({
    name,
    shape,
    initialization: uses.initialization(name, shape, (other) => parameters.get(other) ?? []),
  }));
}

/** Running means start as 0, variances as 1. */
function statisticsOf({ weights, constants }: Contents, trace: Trace): Parameter[] {
  const variances = new Set(
    trace.steps.flatMap((step) => (step.operation === 'batchNormalization' ? [step.inputs[4] ?? ''] : [])),
  );
  return [...weights, ...constants]
    .filter(({ name }) => trace.statistics.has(name))
    .map(({ name, shape }) => ({ name, shape, initialization: variances.has(name) ? ones : zeros }));
}
