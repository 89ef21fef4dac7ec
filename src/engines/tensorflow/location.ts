/** @file Where the TensorFlow engine's libraries are, once `l2t setup tensorflow` has been there. */
import { join } from 'node:path';
import { storageFolder } from '../storage.js';

/** The folder that the set-up fills; it is there whole or not at all. */
export function tensorFlowHome(environment = process.env): string {
  return join(storageFolder(environment), 'tensorflow');
}

/** What lies in it. The addon finds its libraries at `../../deps/lib`, relative to itself. */
export const homeFiles = {
  addon: join('addon', 'lib', 'napi-v8', 'tfjs_binding.node'),
  libraries: join('addon', 'deps', 'lib'),
} as const;

/** The libraries that the addon loads, by the names it asks for. */
export const libraryNames = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;
