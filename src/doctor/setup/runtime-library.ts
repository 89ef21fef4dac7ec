/** @file The ONNX Runtime that onnxruntime-node brings. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runtimeLibrary } from '../../engines/onnxruntime/location.js';

/** The file, absolute. */
export function runtimeFile(): string {
  const entry = createRequire(import.meta.url).resolve('onnxruntime-node');
  return join(dirname(entry), '..', 'bin', 'napi-v6', process.platform, process.arch, runtimeLibrary);
}
