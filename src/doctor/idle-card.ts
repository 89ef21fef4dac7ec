/** @file Whether a run computes on the processor beside an NVIDIA card that one of the engines would compute on. */
import { type EngineName, existsOn, type Machine, type SetUpEngineName } from '../catalog/engines.js';
import type { IdleCard } from '../catalog/idle-card.js';
import type { Engine } from '../engines/engine.js';
import { enginesSetUp, isForProcessor } from '../engines/set-up.js';
import { isHidden } from '../engines/visible-card.js';
import { findNvidia, type NvidiaDriver } from './setup/nvidia.js';
import { hasProviderKernels } from './setup/provider-cards.js';
import { runsTensorFlow } from './setup/tensorflow-cards.js';
import { hasCudaWheels, isNewEnough } from './setup/wheels.js';

/**
 * Undefined where a card is used, or there is none that could be, and where the processor was chosen.
 * @param wanted what the experiment says. @param taken the engine that was opened.
 */
export async function findIdleCard(
  wanted: EngineName,
  { device }: Pick<Engine, 'device'>,
): Promise<IdleCard | undefined> {
  const isChosen = wanted !== 'auto' && wanted !== 'tensorflow';
  if (isChosen || !device.startsWith('CPU') || isHidden() || isForProcessor('tensorflow')) return undefined;
  const nvidia = await findNvidia();
  return nvidia && idleCardOf(nvidia, process, enginesSetUp());
}

/** @param setUp the engines whose set-up is there. */
export function idleCardOf(
  nvidia: NvidiaDriver,
  machine: Machine,
  setUp: readonly SetUpEngineName[],
): IdleCard | undefined {
  const engine = engineFor(nvidia, machine);
  if (engine === undefined) return undefined;
  return { cards: nvidia.cards.join(', '), ...(!setUp.includes(engine) && { setUp: engine }) };
}

function engineFor(nvidia: NvidiaDriver, machine: Machine): SetUpEngineName | undefined {
  const { arch } = machine;
  if (existsOn('tensorflow', machine) && hasCudaWheels(arch) && runsTensorFlow(nvidia)) return 'tensorflow';
  const runsProvider = hasProviderKernels(nvidia) && isNewEnough(nvidia, 13);
  return existsOn('onnxruntime-cuda', machine) && runsProvider ? 'onnxruntime-cuda' : undefined;
}
