/** @file Why CUDA does not run under ONNX Runtime, which says only that a library did not load, or says too much. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { t } from '@vscode/l10n';
import { onnxRuntimeHome, providerFolder, providerLibraries } from './location.js';

const patienceMilliseconds = 20_000;

/** @param message what ONNX Runtime says. */
export async function cudaReason(message: string): Promise<string> {
  const failure = /CUDA failure \d+: ([^;]+?) *;/.exec(message)?.[1];
  if (failure !== undefined) return t('CUDA says: {0}.', failure);
  const folder = providerFolder(onnxRuntimeHome());
  const missing = await missingLibraries(join(folder, providerLibraries[0]));
  if (missing.includes('libcuda.so.1'))
    return t('the NVIDIA driver is not there (libcuda.so.1 was not found).');
  if (missing.length > 0) return t('libraries were not found: {0}.', missing.join(', '));
  const searched = process.env.LD_LIBRARY_PATH?.split(':') ?? [];
  return searched.includes(folder) ? message : t('this process was started without its libraries.');
}

/** The libraries that a library needs, and that this process would not find. */
async function missingLibraries(library: string): Promise<string[]> {
  try {
    const { stdout } = await promisify(execFile)('ldd', [library], { timeout: patienceMilliseconds });
    return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
  } catch {
    return [];
  }
}
