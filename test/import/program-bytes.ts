/** @file Hand-written files of `torch.export.save`: a graph by its nodes, tensors by their numbers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type WrittenEntry, type WrittenForm, zipBytes } from '../tensor/zip-bytes.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A name of the graph: a tensor. */
export const tensor = (name: string): Json => ({ as_tensor: { name } });
/** Sizes, of which texts are names of the graph. */
export const sizes = (...each: readonly (number | string)[]): Json => ({
  as_sym_ints: each.map((size) => (typeof size === 'number' ? { as_int: size } : { as_name: size })),
});

/** Numbers, lists of them and texts as the file has them; a text that begins with % is the name of a tensor. */
function argument(value: unknown): Json {
  if (value === null) return { as_none: true };
  if (typeof value === 'boolean') return { as_bool: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { as_int: value } : { as_float: value };
  if (typeof value === 'string') return value.startsWith('%') ? tensor(value.slice(1)) : { as_string: value };
  if (Array.isArray(value) && value.every((each) => typeof each === 'number')) return { as_ints: value };
  if (Array.isArray(value)) return { as_tensors: value.map((each) => ({ name: String(each).slice(1) })) };
  return value as Json;
}

export interface WrittenNode {
  /** `relu.default`, or a whole target. */
  readonly operation: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** A name; several; or `size NAME` for a size. */
  readonly output: string | readonly string[];
  /** The path of the module; '' is the network itself. */
  readonly module?: string;
}

export interface WrittenTensor {
  readonly shape: readonly number[];
  /** `parameter` unless said otherwise; a buffer is in the state_dict, a constant is not. */
  readonly kind?: 'parameter' | 'buffer' | 'constant';
  readonly type?: number;
  readonly bytes?: Uint8Array;
  readonly strides?: readonly number[];
  readonly offset?: number;
  /** The tensor whose entry it shares. */
  readonly entryOf?: string;
  readonly pickled?: boolean;
  /** What the graph says instead of the shape. */
  readonly graphShape?: readonly number[];
}

export interface WrittenProgram {
  readonly nodes: readonly WrittenNode[];
  readonly tensors?: Readonly<Record<string, WrittenTensor>>;
  /** Sizes of the images; a text is the batch. */
  readonly image?: readonly (number | string)[];
  readonly output?: string;
  readonly schema?: number;
  readonly extra?: readonly WrittenEntry[];
}

const rowMajor = (shape: readonly number[]): number[] =>
  shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
const count = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);
const integers = (values: readonly number[]): Json => values.map((value) => ({ as_int: value }));
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const defaultType = 7;

/** The name under which the graph reads a tensor. */
const graphName = (name: string, kind = 'parameter'): string =>
  `${kind.charAt(0)}_${name.replaceAll('.', '_')}`;

function meta(
  shape: readonly (number | string)[],
  { type = defaultType, strides, offset = 0 }: Partial<WrittenTensor> = {},
): Json {
  const known = shape.map((size) => (typeof size === 'number' ? size : 2));
  return {
    dtype: type,
    sizes: shape.map((size) =>
      typeof size === 'number' ? { as_int: size } : { as_expr: { expr_str: size, hint: null } },
    ),
    requires_grad: true,
    device: { type: 'cpu', index: null },
    strides: integers(strides ?? rowMajor(known)),
    storage_offset: { as_int: offset },
    layout: 7,
  };
}

function nodeJson({ operation, arguments: given, output, module = '' }: WrittenNode): Json {
  const target =
    operation.includes('_operator') || operation.startsWith('torch')
      ? operation
      : `torch.ops.aten.${operation}`;
  const outputs: Json = Array.isArray(output)
    ? [{ as_tensors: output.map((name: string) => ({ name })) }]
    : String(output).startsWith('size ')
      ? [{ as_sym_int: { as_name: String(output).slice(5) } }]
      : String(output) === ''
        ? []
        : [tensor(String(output))];
  const frames = module.split('.').map((_, index, names) => names.slice(0, index + 1).join('.'));
  const stack = [
    'L__self__,,net.Net',
    ...(module === '' ? [] : frames.map((path) => `L__self__${path},${path},net.Block`)),
  ];
  return {
    target,
    inputs: Object.entries(given).map(([name, value]) => ({ name, arg: argument(value), kind: 1 })),
    outputs,
    metadata: {
      nn_module_stack: stack.join(';'),
      stack_trace: `File "/home/someone/net.py", line 7, in forward\n    ${operation}`,
    },
    is_hop_single_tensor_return: null,
  };
}

/** The graph's JSON. */
export function modelJson({
  nodes,
  tensors = {},
  image = ['s77', 3, 8, 8],
  output,
  schema = 8,
}: WrittenProgram): Json {
  const named = Object.entries(tensors);
  const last = nodes.at(-1)?.output;
  const out = output ?? (Array.isArray(last) ? last[0] : last) ?? 'x';
  return {
    graph_module: {
      graph: {
        inputs: [...named.map(([name, { kind }]) => tensor(graphName(name, kind))), tensor('x')],
        outputs: [tensor(out)],
        nodes: nodes.map(nodeJson),
        tensor_values: Object.fromEntries([
          ...named.map(([name, each]) => [
            graphName(name, each.kind),
            meta(each.graphShape ?? each.shape, each),
          ]),
          ['x', meta(image)],
        ]),
        sym_int_values: {},
        sym_bool_values: {},
        is_single_tensor_return: false,
        custom_obj_values: {},
        sym_float_values: {},
      },
      signature: {
        input_specs: [
          ...named.map(([name, { kind = 'parameter' }]): Json => {
            const arg = { name: graphName(name, kind) };
            if (kind === 'parameter') return { parameter: { arg, parameter_name: name } };
            if (kind === 'buffer') return { buffer: { arg, buffer_name: name, persistent: true } };
            return { tensor_constant: { arg, tensor_constant_name: name } };
          }),
          { user_input: { arg: tensor('x') } },
        ],
        output_specs: [{ user_output: { arg: tensor(out) } }],
      },
      module_call_graph: [],
      metadata: {},
      treespec_namedtuple_fields: {},
    },
    opset_version: { aten: 10 },
    range_constraints: {},
    schema_version: { major: schema, minor: 20 },
    verifiers: ['TRAINING'],
    torch_version: '2.15.0',
    guards_code: [],
  };
}

/** The numbers 0, 1, 2, … of a tensor, divided by how many there are. */
function numbersOf({ shape, type = defaultType, bytes }: WrittenTensor): Uint8Array {
  if (bytes) return bytes;
  const length = count(shape);
  const values = Array.from({ length }, (_, index) => index);
  if (type === 5) return new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  if (type === 12) return Uint8Array.from(values, (index) => index % 2);
  return new Uint8Array(Float32Array.from(values, (index) => index / length).buffer);
}

/** The entries of an archive of this program, whose root folder is `net`. */
export function programEntries(program: WrittenProgram): WrittenEntry[] {
  const named = Object.entries(program.tensors ?? {});
  const pathOf = (name: string): string => `tensor_${named.findIndex(([each]) => each === name)}`;
  const config = (isConstant: boolean): Json => ({
    config: Object.fromEntries(
      named
        .filter(([, { kind }]) => (kind === 'constant') === isConstant)
        .map(([name, each]) => [
          name,
          {
            path_name: pathOf(each.entryOf ?? name),
            is_param: (each.kind ?? 'parameter') === 'parameter',
            use_pickle: each.pickled ?? false,
            tensor_meta: meta(each.shape, each),
          },
        ]),
    ),
  });
  return [
    { name: 'net/archive_format', data: bytesOf('pt2') },
    { name: 'net/byteorder', data: bytesOf('little') },
    { name: 'net/models/model.json', data: bytesOf(JSON.stringify(modelJson(program))) },
    { name: 'net/data/weights/model_weights_config.json', data: bytesOf(JSON.stringify(config(false))) },
    { name: 'net/data/constants/model_constants_config.json', data: bytesOf(JSON.stringify(config(true))) },
    ...named
      .filter(([, { entryOf }]) => entryOf === undefined)
      .map(([name, each]) => ({
        name: `net/data/${each.kind === 'constant' ? 'constants' : 'weights'}/${pathOf(name)}`,
        data: numbersOf(each),
      })),
    ...(program.extra ?? []),
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'l2t-program-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** Writes bytes to a file of their own, and returns its path. */
export function writtenFile(bytes: Uint8Array): string {
  const path = join(folder, `net${++files}.pt2`);
  writeFileSync(path, bytes);
  return path;
}

/** Writes the program to a file, and returns its path. */
export const writtenProgram = (program: WrittenProgram, form: WrittenForm = {}): string =>
  writtenFile(zipBytes(programEntries(program), form));

/** A convolution `conv` to 4 channels, then the nodes in between, then mean and the linear layer `fc` of 3 classes. */
export function classifier(
  between: readonly WrittenNode[],
  {
    tensors = {},
    map = 'conv',
    image = ['s77', 3, 8, 8],
    channels = 4,
  }: {
    readonly tensors?: Readonly<Record<string, WrittenTensor>>;
    readonly map?: string;
    readonly image?: WrittenProgram['image'];
    readonly channels?: number;
  } = {},
): WrittenProgram {
  return {
    image,
    tensors: {
      'conv.weight': { shape: [4, 3, 3, 3] },
      'conv.bias': { shape: [4] },
      ...tensors,
      'fc.weight': { shape: [3, channels] },
      'fc.bias': { shape: [3] },
    },
    nodes: [
      {
        operation: 'conv2d.default',
        arguments: {
          input: '%x',
          weight: '%p_conv_weight',
          bias: '%p_conv_bias',
          stride: [1, 1],
          padding: [1, 1],
        },
        output: 'conv',
        module: 'conv',
      },
      ...between,
      { operation: 'mean.dim', arguments: { self: `%${map}`, dim: [2, 3] }, output: 'pooled' },
      {
        operation: 'linear.default',
        arguments: { input: '%pooled', weight: '%p_fc_weight', bias: '%p_fc_bias' },
        output: 'scores',
        module: 'fc',
      },
    ],
  };
}
