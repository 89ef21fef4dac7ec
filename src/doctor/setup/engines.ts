/** @file The table of engines that can be set up: which libraries they take, from where, and where those are put. */
import { copyFile, mkdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { t } from '@vscode/l10n';
import type { SetUpEngineName } from '../../catalog/engines.js';
import {
  onnxRuntimeHome,
  providerFolder,
  providerLibraries,
  runtimeLibrary,
} from '../../engines/onnxruntime/location.js';
import { tensorFlowHome } from '../../engines/tensorflow/location.js';
import { setupErrors } from '../../errors/setup.js';
import { addonFile, placeAddon } from './addon.js';
import type { NvidiaDriver } from './nvidia.js';
import { hasProviderKernels } from './provider-cards.js';
import { runtimeFile } from './runtime-library.js';
import { oldestTensorFlowDriver, runsTensorFlow } from './tensorflow-cards.js';
import { librariesOf } from './unpack.js';
import {
  type ComputingDevice,
  hasCudaWheels,
  isNewEnough,
  oldestDriver,
  type WheelRow,
  wheels,
} from './wheels.js';

/** Where the libraries are: among packages that pip has installed, or at a path that a person gave. */
export interface Fetched {
  readonly kind: 'packages' | 'path';
  readonly path: string;
}

/** What decides which libraries a machine can use; the processor as Node calls it. */
export interface Hardware {
  readonly architecture: string;
  readonly nvidia: NvidiaDriver | undefined;
}

export interface SetupRow {
  /** For people. */
  readonly title: string;
  /** The folder that the set-up fills. */
  readonly home: () => string;
  /** The wheels for it, or for the device that a person chose. @throws StudioError where there are none. */
  readonly wheels: (hardware: Hardware, device?: ComputingDevice) => WheelRow;
  /** What `--from` takes: libraries as they are, or a folder of wheels for pip. */
  readonly from: 'libraries' | 'wheels';
  /** Puts the libraries into a new home. @throws StudioError of `setup/…`. */
  readonly place: (home: string, fetched: Fetched) => Promise<void>;
}

function tensorFlowWheels(
  { architecture, nvidia }: Hardware,
  device: ComputingDevice = hasCudaWheels(architecture) && runsTensorFlow(nvidia) ? 'gpu' : 'cpu',
): WheelRow {
  if (hasCudaWheels(architecture)) return { cpu: wheels.processor, gpu: wheels.nvidia }[device];
  if (device === 'gpu') throw setupErrors.noCuda('tensorflow', architecture);
  return wheels.processorArm64;
}

function providerWheels({ nvidia }: Hardware, device?: ComputingDevice): WheelRow {
  if (device !== undefined) throw setupErrors.oneDevice('onnxruntime-cuda');
  if (nvidia === undefined) throw setupErrors.noDriver('onnxruntime-cuda', oldestDriver[13]);
  if (!hasProviderKernels(nvidia)) {
    const instead = runsTensorFlow(nvidia) ? 'tensorflow' : 'onnxruntime';
    throw setupErrors.noKernels('onnxruntime-cuda', nvidia.cards.join(', '), instead);
  }
  if (isNewEnough(nvidia, 13)) return wheels.provider;
  const ofTensorFlow = oldestTensorFlowDriver(nvidia) ?? oldestDriver[12];
  throw setupErrors.oldDriver(nvidia.cards.join(', '), nvidia.driver, oldestDriver[13], ofTensorFlow);
}

async function placeTensorFlow(home: string, { path }: Fetched): Promise<void> {
  const libraries = await librariesOf(path, join(home, 'unpacked'));
  await placeAddon(home, await addonFile(), libraries);
}

/** ONNX Runtime as it came with onnxruntime-node, and links to the provider beside it. */
async function placeProvider(home: string, { path }: Fetched): Promise<void> {
  const folder = providerFolder(home);
  await mkdir(folder, { recursive: true });
  await copyFile(runtimeFile(), join(folder, runtimeLibrary));
  // The home is moved when it is whole; what is inside of it stays where it is relative to this folder.
  for (const name of providerLibraries)
    await symlink(relative(folder, join(path, 'onnxruntime', 'capi', name)), join(folder, name));
}

export const setupTable: Readonly<Record<SetUpEngineName, SetupRow>> = {
  tensorflow: {
    title: 'TensorFlow',
    home: () => tensorFlowHome(),
    wheels: tensorFlowWheels,
    from: 'libraries',
    place: placeTensorFlow,
  },
  'onnxruntime-cuda': {
    title: t("ONNX Runtime's CUDA provider"),
    home: () => onnxRuntimeHome(),
    wheels: providerWheels,
    from: 'wheels',
    place: placeProvider,
  },
};
