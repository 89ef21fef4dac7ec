/** @file The addon of @tensorflow/tfjs-node-gpu: sessions of libtensorflow, and tensors by number. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { engineErrors } from '../../errors/engine.js';
import { prepareEnvironment } from './environment.js';
import { homeFiles, tensorFlowHome } from './location.js';

/** The functions of the addon that a session needs. */
export interface Binding {
  readonly TF_Version: string;
  readonly TF_FLOAT: number;
  /** The tensor shares the memory of `data` until it is deleted. */
  createTensor(shape: readonly number[], type: number, data: Float32Array): number;
  deleteTensor(tensor: number): void;
  /** Copies. */
  tensorDataSync(tensor: number): unknown;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(session: number): void;
  /** Names are joined by commas. */
  runSavedModel(
    session: number,
    tensors: readonly number[],
    inputs: string,
    outputs: string,
  ): readonly { readonly id: number }[];
  isUsingGpuDevice(): boolean;
}

let loaded: Binding | undefined;

/**
 * Loads the addon, once in a process: libtensorflow reads its settings then and keeps them.
 * @throws StudioError `engine/not-set-up`, or `engine/unavailable` where it does not load.
 */
export function loadBinding(threads: number): Binding {
  loaded ??= load(threads);
  return loaded;
}

function load(threads: number): Binding {
  const addon = join(tensorFlowHome(), homeFiles.addon);
  if (!existsSync(addon)) throw engineErrors.notSetUp('tensorflow');
  prepareEnvironment(threads);
  const require = createRequire(import.meta.url);
  try {
    return checked(require(addon));
  } catch (cause) {
    throw engineErrors.unavailable(
      'tensorflow',
      cause instanceof Error ? cause.message : String(cause),
      'onnxruntime',
    );
  }
}

function checked(addon: unknown): Binding {
  if (isBinding(addon)) return addon;
  throw engineErrors.unavailable('tensorflow', t('its addon is of another version.'), 'onnxruntime');
}

function isBinding(value: unknown): value is Binding {
  return (
    typeof value === 'object' &&
    value !== null &&
    'TF_Version' in value &&
    'runSavedModel' in value &&
    'isUsingGpuDevice' in value
  );
}
