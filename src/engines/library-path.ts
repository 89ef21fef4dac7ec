/** @file The environment of a process that trains: where CUDA's libraries came with the set-up, it shall find them. */
import { delimiter } from 'node:path';
import { cudaLibraryFolders, tensorFlowHome } from './tensorflow/location.js';

/** The same environment where there is nothing to add. The loader reads it once, before a program begins. */
export function withCudaLibraries(
  environment: NodeJS.ProcessEnv,
  home = tensorFlowHome(),
): NodeJS.ProcessEnv {
  const folders = process.platform === 'linux' ? cudaLibraryFolders(home) : [];
  if (folders.length === 0) return environment;
  const already = environment.LD_LIBRARY_PATH;
  return {
    ...environment,
    LD_LIBRARY_PATH: [...folders, ...(already ? [already] : [])].join(delimiter),
  };
}
