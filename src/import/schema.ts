/** @file Reads a model file (`models/<name>.json`), format 8 of PyTorch's `torch/_export/serde/schema.py`. */
import { importErrors } from '../errors/import.js';
import { Json } from './json.js';
import type {
  Argument,
  Frame,
  Graph,
  GraphNode,
  GraphTensor,
  Output,
  Program,
  TensorMeta,
} from './program.js';

const knownMajor = 8;
/** Graphs in graphs in graphs: no exporter writes more. */
const deepestGraph = 8;

/** @param entry what errors call it. @throws StudioError where it is of another format, or anything in it is not of the kind that it should be. */
export function readProgram(bytes: Uint8Array, file: string, entry: string): Program {
  const model = parseJson(bytes, file, entry);
  const torchVersion = model.optional('torch_version')?.text() ?? '?';
  const major = model.get('schema_version').get('major').integer();
  if (major !== knownMajor) throw importErrors.otherSchema(file, major, knownMajor, torchVersion);
  const module = model.get('graph_module');
  const signature = module.get('signature');
  const inputs = signature.get('input_specs').list().map(readInput);
  const outputs = signature
    .get('output_specs')
    .list()
    .map((spec) => spec.variant());
  return {
    torchVersion,
    graph: readGraph(module.get('graph'), 0),
    metas: new Map(
      module
        .get('graph')
        .get('tensor_values')
        .entries()
        .map(([name, meta]) => [name, readMeta(meta)]),
    ),
    tensors: inputs.filter((input): input is GraphTensor => 'kind' in input),
    userInputs: inputs.flatMap((input) => ('kind' in input ? [] : [input.user])),
    userOutputs: outputs
      .filter(([kind]) => kind === 'user_output')
      .map(([, spec]) => valueName(spec.get('arg'))),
  };
}

/** @param place what errors call it. */
export function parseJson(bytes: Uint8Array, file: string, place: string): Json {
  const complain = (wrong: string) => importErrors.damaged(file, wrong);
  try {
    return new Json(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), place, complain);
  } catch (cause) {
    throw importErrors.damaged(file, place, cause);
  }
}

/** The name of a tensor, or of what stands in its place: `''`. */
function valueName(argument: Json): string {
  const [kind, content] = argument.variant();
  return kind === 'as_tensor' ? content.get('name').text() : '';
}

function readInput(spec: Json): GraphTensor | { readonly user: string } {
  const [kind, content] = spec.variant();
  const tensor = (of: GraphTensor['kind'], key: string): GraphTensor => ({
    value: content.get('arg').get('name').text(),
    name: content.get(key).text(),
    kind: of,
  });
  switch (kind) {
    case 'parameter':
      return tensor('parameter', 'parameter_name');
    case 'buffer':
      return tensor('buffer', 'buffer_name');
    case 'tensor_constant':
      return tensor('constant', 'tensor_constant_name');
    default:
      return { user: kind === 'user_input' ? valueName(content.get('arg')) : '' };
  }
}

/** @throws as `readProgram` does. */
export function readMeta(meta: Json): TensorMeta {
  const sizes = meta
    .get('sizes')
    .list()
    .map((size) => {
      const [kind, content] = size.variant();
      return kind === 'as_int' ? content.count() : content.get('expr_str').text();
    });
  return { type: meta.get('dtype').integer(), sizes };
}

function readGraph(graph: Json, depth: number): Graph {
  if (depth > deepestGraph) throw graph.complain(graph.place);
  return {
    inputs: graph.get('inputs').list().map(valueName),
    outputs: graph
      .get('outputs')
      .list()
      .map((output) => readArgument(output, depth)),
    nodes: graph
      .get('nodes')
      .list()
      .map((node) => readNode(node, depth)),
  };
}

function readNode(node: Json, depth: number): GraphNode {
  const metadata = node.get('metadata');
  return {
    target: node.get('target').text(),
    arguments: new Map(
      node
        .get('inputs')
        .list()
        .map((input, index) => [
          input.get('name').text() || String(index),
          readArgument(input.get('arg'), depth),
        ]),
    ),
    outputs: node.get('outputs').list().flatMap(readOutputs),
    stack: framesOf(metadata.optional('nn_module_stack')?.text() ?? ''),
    line: lineOf(metadata.optional('stack_trace')?.text() ?? ''),
  };
}

/** `key,path,class` of every module, joined by semicolons; a placeholder that is no module has its own name as path. */
function framesOf(stack: string): Frame[] {
  return stack
    .split(';')
    .map((frame) => frame.split(','))
    .filter(([key, path]) => path !== undefined && !(path === key && path.startsWith('_')))
    .map(([, path = '', type = '']) => ({ path, type: type.replace(/^.*\./, '') }));
}

/** `net.py:117: x = fft(x)` of the last frame of a stack trace. */
function lineOf(trace: string): string {
  const [place = '', code = ''] = trace.trimEnd().split('\n').slice(-2);
  const [, path = '', line = ''] = /File "([^"]*)", line (\d+)/.exec(place) ?? [];
  return path === '' ? '' : `${path.replace(/^.*[/\\]/, '')}:${line}: ${code.trim()}`;
}

function readOutputs(output: Json): Output[] {
  const [kind, content] = output.variant();
  switch (kind) {
    case 'as_tensor':
      return [{ kind: 'tensor', name: content.get('name').text() }];
    case 'as_tensors':
      return content.list().map((each) => ({ kind: 'tensor', name: each.get('name').text() }));
    case 'as_sym_int':
      return [{ kind: 'size', name: content.get('as_name').text() }];
    default:
      return [{ kind: 'other', name: '' }];
  }
}

function readSize(size: Json): number | { readonly symbol: string } {
  const [kind, content] = size.variant();
  return kind === 'as_int' ? content.integer() : { symbol: content.text() };
}

function readArgument(argument: Json, depth: number): Argument {
  const [kind, content] = argument.variant();
  switch (kind) {
    case 'as_none':
      return { kind: 'none' };
    case 'as_tensor':
      return { kind: 'tensor', name: content.get('name').text() };
    case 'as_tensors':
      return { kind: 'tensors', names: content.list().map((each) => each.get('name').text()) };
    case 'as_optional_tensors':
      return { kind: 'tensors', names: content.list().map((each) => valueName(each) || undefined) };
    case 'as_int':
      return { kind: 'size', size: content.integer() };
    case 'as_ints':
      return { kind: 'sizes', sizes: content.list().map((each) => each.integer()) };
    case 'as_sym_int':
      return { kind: 'size', size: readSize(content) };
    case 'as_sym_ints':
      return { kind: 'sizes', sizes: content.list().map(readSize) };
    case 'as_float':
      return { kind: 'number', value: content.number() };
    case 'as_floats':
      return { kind: 'numbers', values: content.list().map((each) => each.number()) };
    case 'as_bool':
      return { kind: 'flag', value: content.flag() };
    case 'as_string':
      return { kind: 'text', value: content.text() };
    case 'as_scalar_type':
      return { kind: 'type', type: content.integer() };
    case 'as_graph':
      return { kind: 'graph', graph: readGraph(content.get('graph'), depth + 1) };
    default:
      return { kind: 'other', type: kind };
  }
}
