/** @file The one thing to do for an engine that does not work here. */
import { t } from '@vscode/l10n';
import {
  engineTable,
  existsOn,
  type Machine,
  platformNames,
  type RealEngineName,
} from '../catalog/engines.js';
import { oldestDriver } from './setup/wheels.js';

const steps: Readonly<Record<RealEngineName, string>> = {
  onnxruntime: t(
    'Install the extension again, with the package for this platform (in a checkout: run "npm ci" on this machine).',
  ),
  tensorflow: t('Run "l2t setup tensorflow", which fetches it and sees whether it trains here.'),
  'onnxruntime-cuda': t(
    'With an NVIDIA GPU and its driver ({0} or newer), run "l2t setup onnxruntime-cuda", which fetches CUDA and sees whether it trains here.',
    oldestDriver[13],
  ),
  'onnxruntime-webgpu': t('Install a driver of the GPU that offers Vulkan (Linux), Direct3D 12 or Metal.'),
  'onnxruntime-dml': t('Install a driver of the GPU that offers Direct3D 12.'),
  'onnxruntime-coreml': t('Update macOS.'),
  reference: t('Install the program again.'),
};

/** What to do so that the engine works on this machine. */
export function nextStep(engine: RealEngineName, machine: Machine): string {
  if (existsOn(engine, machine)) return steps[engine];
  const there = engineTable[engine].platforms.map((name) => platformNames[name]).join(', ');
  return t('Nothing to do: it exists on {0} only; "auto" takes another engine here.', there);
}
