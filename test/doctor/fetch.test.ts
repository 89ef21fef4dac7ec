/** @file Wheels land in the environment of the set-up, whatever a person has told pip for their own packages. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchWheels } from '../../src/doctor/setup/fetch.js';
import { findPython } from '../../src/doctor/setup/python.js';
import { folder, quickPython, wheelFolder } from './machine.js';

const packages = ['nvidia-cublas==1.0'];
const pythons = ['3.14', '3.13', '3.12', '3.11', '3.10', '3.9'];

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['PIP_USER', 'PIP_TARGET', 'PIP_PREFIX', 'PIP_ROOT'])(
  'a %s of the person does not lead them elsewhere',
  async (name) => {
    vi.stubEnv('PATH', quickPython());
    vi.stubEnv(name, name === 'PIP_USER' ? '1' : folder());
    const python = await findPython(pythons);
    if ('unfit' in python) throw new Error('there is no Python');
    const place = await fetchWheels({
      environment: join(folder(), 'python'),
      python,
      wheel: { title: 'cuBLAS', pythons, packages, download: 1, disk: 1 },
      folder: wheelFolder(packages, {}),
      signal: new AbortController().signal,
    });
    expect(existsSync(join(place, 'nvidia/nvidia-cublas/lib'))).toBe(true);
  },
);
