/**
 * @file Where ONNX Runtime's CUDA provider is, once `l2t setup onnxruntime-cuda` has been there. ONNX Runtime looks for
 * providers beside itself; so a copy of it lies there too, and a process that is to compute with CUDA is started so that it
 * loads that copy.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { storageFolder } from '../storage.js';

/** The version of onnxruntime-node that the product is pinned to: a provider of another one would not fit. */
export const onnxRuntimeVersion = '1.30.0';

/** The folder that the set-up fills; it is there whole or not at all. */
export function onnxRuntimeHome(environment = process.env): string {
  return join(storageFolder(environment), 'onnxruntime-cuda');
}

/** The folder of the libraries; named by version, so that those of an earlier one are never loaded. */
export function providerFolder(home: string): string {
  return join(home, 'lib', onnxRuntimeVersion);
}

/** ONNX Runtime itself, by the name under which onnxruntime-node asks for it. */
export const runtimeLibrary = 'libonnxruntime.so.1';
/** What lies beside it: the provider, and what providers share. */
export const providerLibraries = [
  'libonnxruntime_providers_cuda.so',
  'libonnxruntime_providers_shared.so',
] as const;

/** Whether it is there, for this version. */
export function isProviderSetUp(environment = process.env): boolean {
  return existsSync(join(providerFolder(onnxRuntimeHome(environment)), providerLibraries[0]));
}
