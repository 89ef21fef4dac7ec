/** @file The environment of a process that trains: libraries that came with a set-up, it shall find. */
import { delimiter } from 'node:path';
import { type EngineName, type SetUpEngineName, setUpEngineNames } from '../catalog/engines.js';
import { automaticOrder } from './automatic.js';
import { measuredSpeeds } from './measured.js';
import { enginesSetUp, libraryFolders, setUpSpeeds } from './set-up.js';

type Environment = NodeJS.ProcessEnv;

/** In an environment that has been made here: whose libraries it holds. */
const libraryMarker = 'L2T_LIBRARIES';

/**
 * The environment with the libraries of this engine; of `auto`, those of the one that it opens. Engines bring libraries of
 * the same names in different versions (cuDNN for CUDA 12, for CUDA 13), so those of others are left out.
 * The loader reads it once, before a program begins.
 */
export function withEngineLibraries(environment: Environment, engine: EngineName = 'auto'): Environment {
  if (process.platform !== 'linux') return environment;
  const known = new Set(setUpEngineNames.flatMap((name) => libraryFolders(name, environment)));
  if (known.size === 0) return environment;
  const owner = ownerOf(engine, environment);
  const wanted = owner === undefined ? [] : libraryFolders(owner, environment);
  const already = (environment.LD_LIBRARY_PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const { LD_LIBRARY_PATH: _, ...others } = environment;
  const folders = [...wanted, ...already.filter((folder) => !known.has(folder))];
  return {
    ...others,
    [libraryMarker]: owner ?? 'none',
    ...(folders.length > 0 && { LD_LIBRARY_PATH: folders.join(delimiter) }),
  };
}

/** Whether a process with this environment would not find the libraries of the engine. */
export function lacksEngineLibraries(environment: Environment, engine: EngineName): boolean {
  if (process.platform !== 'linux') return false;
  const owner = ownerOf(engine, environment);
  return (
    owner !== undefined &&
    libraryFolders(owner, environment).length > 0 &&
    environment[libraryMarker] !== owner
  );
}

/** Whose libraries are wanted; undefined for an engine that was not fetched by a set-up. */
function ownerOf(engine: EngineName, environment: Environment): SetUpEngineName | undefined {
  if (engine !== 'auto') return setUpEngineNames.find((name) => name === engine);
  const there = enginesSetUp(environment);
  const order = automaticOrder(measuredSpeeds(environment), setUpSpeeds(environment));
  return order.flatMap((name) => there.filter((one) => one === name))[0];
}
