/** @file What depends on the number of images in a model that was lowered for one number of them. */
import onnxProto, { type onnx as types } from 'onnx-proto';

const { onnx } = onnxProto;
const { AttributeType } = onnx.AttributeProto;
const { DataType } = onnx.TensorProto;
type Tensor = types.ITensorProto;
type Operator = types.INodeProto;

/**
 * Stands for the number of images while the program is lowered. A large prime: sizes that it divides depend on the
 * number of images, and no others.
 */
export const batchStandIn = 1_000_003;

const dependsOnBatch = (size: bigint): boolean => size !== 0n && size % BigInt(batchStandIn) === 0n;

function sizesOf({ dataType, rawData }: Tensor): BigInt64Array {
  if (dataType !== DataType.INT64 || !rawData) return new BigInt64Array();
  return new BigInt64Array(Uint8Array.from(rawData).buffer);
}

const tensor = (name: string, sizes: readonly bigint[]): Tensor => ({
  name,
  dataType: DataType.INT64,
  dims: [sizes.length],
  rawData: new Uint8Array(BigInt64Array.from(sizes).buffer),
});

/** In lists of sizes, as reshapings have them, a size that depends on the number of images is left open. */
function withAnyBatch(constant: Tensor): Tensor {
  const sizes = [...sizesOf(constant)];
  if (!sizes.some(dependsOnBatch)) return constant;
  return tensor(
    constant.name ?? '',
    sizes.map((size) => (dependsOnBatch(size) ? -1n : size)),
  );
}

/** A list of sizes as operators that compute it from the images. */
function computedSizes(name: string, sizes: readonly bigint[], images: string) {
  const part = (index: number): string => `${name}/${index}`;
  const batch = `${name}/batch`;
  const isInteger = (key: string, i: number) => ({ name: key, type: AttributeType.INT, i });
  const first = [isInteger('start', 0), isInteger('end', 1)];
  const constants: Tensor[] = [];
  const operators: Operator[] = [{ opType: 'Shape', input: [images], output: [batch], attribute: first }];
  for (const [index, size] of sizes.entries()) {
    const own = dependsOnBatch(size);
    const factor = `${part(index)}/factor`;
    constants.push(tensor(own ? factor : part(index), [own ? size / BigInt(batchStandIn) : size]));
    if (own) operators.push({ opType: 'Mul', input: [batch, factor], output: [part(index)] });
  }
  const parts = sizes.map((_, index) => part(index));
  operators.push({ opType: 'Concat', input: parts, output: [name], attribute: [isInteger('axis', 0)] });
  return { operators, constants };
}

/**
 * The operators and constants for any number of images.
 * @param images the input whose first size is that number.
 */
export function forAnyBatch(
  operators: readonly Operator[],
  constants: readonly Tensor[],
  images: string,
): { readonly operators: Operator[]; readonly constants: Tensor[] } {
  const dependent = new Map(
    constants.flatMap((constant) => {
      const sizes = [...sizesOf(constant)];
      return constant.name && sizes.some(dependsOnBatch) ? [[constant.name, sizes] as const] : [];
    }),
  );
  const added: { operators: Operator[]; constants: Tensor[] } = { operators: [], constants: [] };
  const computed = new Map<string, string>();
  /** A repetition leaves no size open: it is given all of them. */
  const repeated = (operator: Operator): Operator => {
    const [x = '', shape = ''] = operator.input ?? [];
    const sizes = dependent.get(shape);
    if (operator.opType !== 'Expand' || !sizes) return operator;
    const name = computed.get(shape) ?? `${shape}/sizes`;
    if (!computed.has(shape)) {
      const own = computedSizes(name, sizes, images);
      added.operators.push(...own.operators);
      added.constants.push(...own.constants);
      computed.set(shape, name);
    }
    return { ...operator, input: [x, name] };
  };
  const own = operators.map(repeated);
  return {
    operators: [...added.operators, ...own],
    constants: [...constants.map(withAnyBatch), ...added.constants],
  };
}
