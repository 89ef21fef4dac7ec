/** @file The environment of a process that trains: libraries that came with a set-up, it shall find. */
import { delimiter } from 'node:path';
import { type EngineName, type SetUpEngineName, setUpEngineNames } from '../catalog/engines.js';
import { measuredSpeeds } from './measured.js';
import { onnxRuntimeHome, providerFolder } from './onnxruntime/location.js';
import { cudaLibraryFolders } from './storage.js';
import { tensorFlowHome } from './tensorflow/location.js';

type Environment = NodeJS.ProcessEnv;

/** The folders with libraries of each engine that a set-up fetches; none where that has not been done. */
const libraryFolders = {
  tensorflow: (environment: Environment) => cudaLibraryFolders(tensorFlowHome(environment)),
  'onnxruntime-cuda': (environment: Environment) => {
    const home = onnxRuntimeHome(environment);
    const cuda = cudaLibraryFolders(home);
    return cuda.length > 0 ? [providerFolder(home), ...cuda] : [];
  },
} as const satisfies Record<SetUpEngineName, (environment: Environment) => string[]>;

/** In an environment that has been made here; a program that is started without it may have to start itself again. */
export const libraryMarker = 'L2T_LIBRARIES';

/**
 * The environment with the libraries of this engine; `auto` may come to any, and tries the fastest first. Engines bring
 * libraries of the same names in different versions (cuDNN for CUDA 12, for CUDA 13), so those of others are left out.
 * The loader reads it once, before a program begins.
 */
export function withEngineLibraries(environment: Environment, engine: EngineName = 'auto'): Environment {
  if (process.platform !== 'linux') return environment;
  const known = new Set(setUpEngineNames.flatMap((name) => libraryFolders[name](environment)));
  if (known.size === 0) return environment;
  const wanted = enginesFor(engine).flatMap((name) => libraryFolders[name](environment));
  const already = (environment.LD_LIBRARY_PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const { LD_LIBRARY_PATH: _, ...others } = environment;
  const folders = [...wanted, ...already.filter((folder) => !known.has(folder))];
  return {
    ...others,
    [libraryMarker]: engine,
    ...(folders.length > 0 && { LD_LIBRARY_PATH: folders.join(delimiter) }),
  };
}

function enginesFor(engine: EngineName): SetUpEngineName[] {
  if (engine !== 'auto') return setUpEngineNames.filter((name) => name === engine);
  const speeds = measuredSpeeds();
  return setUpEngineNames.toSorted((left, right) => (speeds[right] ?? 0) - (speeds[left] ?? 0));
}
