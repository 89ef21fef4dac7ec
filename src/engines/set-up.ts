/** @file Which engines a set-up has fetched, their libraries, and how fast they were where that was done. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SetUpEngineName, setUpEngineNames } from '../catalog/engines.js';
import type { MeasuredSpeeds } from './measured.js';
import { isProviderSetUp, onnxRuntimeHome, providerFolder } from './onnxruntime/location.js';
import { cudaLibraryFolders, recordFile } from './storage.js';
import { homeFiles, tensorFlowHome } from './tensorflow/location.js';

type Environment = NodeJS.ProcessEnv;

interface Row {
  readonly home: (environment: Environment) => string;
  readonly isSetUp: (environment: Environment) => boolean;
  /** The folders with libraries that the loader is to search; none where there are none of CUDA. */
  readonly libraryFolders: (environment: Environment) => string[];
}

const rows: Readonly<Record<SetUpEngineName, Row>> = {
  tensorflow: {
    home: tensorFlowHome,
    isSetUp: (environment) => existsSync(join(tensorFlowHome(environment), homeFiles.addon)),
    libraryFolders: (environment) => cudaLibraryFolders(tensorFlowHome(environment)),
  },
  'onnxruntime-cuda': {
    home: onnxRuntimeHome,
    isSetUp: isProviderSetUp,
    libraryFolders: (environment) => {
      const home = onnxRuntimeHome(environment);
      const cuda = cudaLibraryFolders(home);
      return cuda.length > 0 ? [providerFolder(home), ...cuda] : [];
    },
  },
};

/** Those that are there. */
export function enginesSetUp(environment: Environment = process.env): SetUpEngineName[] {
  return setUpEngineNames.filter((name) => rows[name].isSetUp(environment));
}

/** The folders with the libraries of this engine. */
export function libraryFolders(name: SetUpEngineName, environment: Environment): string[] {
  return rows[name].libraryFolders(environment);
}

/** GFLOP/s of those that are there, as their set-up noted them, on whatever machine that was; zero where it did not. */
export function setUpSpeeds(environment: Environment = process.env): MeasuredSpeeds {
  return Object.fromEntries(
    enginesSetUp(environment).map((name) => [name, notedSpeed(rows[name].home(environment))]),
  );
}

/** Whether a person had it set up for the processor, whatever else there is. */
export function isForProcessor(name: SetUpEngineName, environment: Environment = process.env): boolean {
  return recordIn(rows[name].home(environment)).chosen === 'cpu';
}

interface SetUpRecord {
  readonly chosen?: unknown;
  readonly measured?: { readonly gflopPerSecond?: unknown };
}

function notedSpeed(home: string): number {
  const { measured } = recordIn(home);
  return typeof measured?.gflopPerSecond === 'number' ? measured.gflopPerSecond : 0;
}

/** What a set-up noted of itself; nothing where it did not. */
function recordIn(home: string): SetUpRecord {
  try {
    const record: unknown = JSON.parse(readFileSync(recordFile(home), 'utf8'));
    return typeof record === 'object' && record !== null ? record : {};
  } catch {
    return {};
  }
}
