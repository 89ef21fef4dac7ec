/** @file Exported weights are what PyTorch's classes ask of `load_state_dict(strict=True)`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { type NetworkName, networkNames } from '../../src/catalog/networks/table.js';
import { initialNetwork } from '../../src/networks/initialize.js';
import { fitWeights } from '../../src/networks/weights/fit.js';
import { saveWeights } from '../../src/networks/weights/save.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const classes = 7;
/** safetensors' names of PyTorch's types. */
const types: Readonly<Record<string, string>> = { float32: 'F32', int64: 'I64' };

interface Asked {
  readonly name: string;
  readonly type: string | undefined;
  readonly shape: readonly number[];
}

/** What state-dicts/write.py wrote of PyTorch's class. */
function askedBy(network: NetworkName): Asked[] {
  const text = readFileSync(join(import.meta.dirname, 'state-dicts', `${network}.txt`), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const kinds = lines.flatMap((line) => (line.startsWith('= ') ? [line.slice(2).split(' ')] : []));
  const modules = lines.filter((line) => !line.startsWith('= '));
  return modules.flatMap((line) => {
    const [module = '', kind = ''] = line.split(' ');
    return (kinds[Number(kind)] ?? []).map((tensor) => {
      const [part = '', type = '', sizes = ''] = tensor.split(':');
      const shape = sizes === '' ? [] : sizes.split(',').map(Number);
      return { name: `${module}.${part}`, type: types[type], shape };
    });
  });
}

/** Names and types of a safetensors file. */
function typesIn(file: string): Map<string, string> {
  const bytes = readFileSync(file);
  const length = Number(bytes.readBigUInt64LE());
  const { __metadata__, ...entries } = JSON.parse(bytes.toString('utf8', 8, 8 + length));
  return new Map(Object.entries<{ dtype: string }>(entries).map(([name, { dtype }]) => [name, dtype]));
}

describe.each(networkNames)('the exported weights of %s', (network) => {
  const asked = askedBy(network);

  test("have the names and types of PyTorch's class", async () => {
    const file = join(newFolder(), 'network.safetensors');
    const narrow = describeNetwork({ network, width: 1 / 16, classes });
    await saveWeights(file, fitWeights(file, initialNetwork(narrow, 1), narrow), narrow);
    expect(typesIn(file)).toEqual(new Map(asked.map(({ name, type }) => [name, type])));
  });

  test("have the shapes of PyTorch's class", () => {
    const { parameters, statistics } = describeNetwork({ network, classes });
    const shapes = new Map([...parameters, ...statistics].map(({ name, shape }) => [name, shape]));
    const floats = asked.filter(({ type }) => type === 'F32');
    expect(shapes).toEqual(new Map(floats.map(({ name, shape }) => [name, shape])));
  });
});
