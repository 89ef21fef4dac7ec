/** @file The device of an engine as other runs know it: by the physical card, whatever number or name it has for each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUpEngineNames } from '../catalog/engines.js';
import type { Device } from '../run/process/device-lock.js';
import type { Engine } from './engine.js';
import { askNvidia } from './nvidia-smi.js';
import { firstVisible } from './visible-card.js';

const driverFolder = '/proc/driver/nvidia/gpus';

/** What runs queue for before they compute with this engine; undefined for the processor, which they share. */
export async function sharedDevice({
  name,
  device,
}: Pick<Engine, 'name' | 'device'>): Promise<Device | undefined> {
  if (device.startsWith('CPU')) return undefined;
  const isCuda = setUpEngineNames.some((engine) => engine === name);
  if (!isCuda) return { name: device, queue: device };
  const listing = (await askNvidia(['-L'])) ?? driverListing(driverFolder);
  return { name: device, queue: cardIn(listing, firstVisible()) };
}

/**
 * The identifier of the card, or of the part of a card, that CUDA means by what is visible first.
 * @param lines what `nvidia-smi -L` prints. @param visible a number or an identifier, which may be cut short.
 */
export function cardIn(lines: string, visible: string): string {
  const cards: { readonly card: string; readonly parts: string[] }[] = [];
  for (const [, identifier = ''] of lines.matchAll(/\(UUID: ([^)\s]+)\)/g)) {
    if (identifier.startsWith('MIG-')) cards.at(-1)?.parts.push(identifier);
    else cards.push({ card: identifier, parts: [] });
  }
  const part = cards.flatMap(({ parts }) => parts).find((identifier) => isShortFor(visible, identifier));
  const found = cards.find(({ card }, index) => visible === String(index) || isShortFor(visible, card));
  // Of a card that is divided, CUDA takes the first part.
  return part ?? found?.parts[0] ?? found?.card ?? (/^\d+$/.test(visible) ? `GPU ${visible}` : visible);
}

function isShortFor(visible: string, identifier: string): boolean {
  return /^(GPU|MIG)-./.test(visible) && identifier.startsWith(visible);
}

/** The same from the driver's own files, for a container without `nvidia-smi`; empty where one tells no identifier. */
export function driverListing(folder: string): string {
  try {
    const cards = readdirSync(folder).sort();
    const identifiers = cards.map((card) => {
      const text = readFileSync(join(folder, card, 'information'), 'utf8');
      return /^GPU UUID:\s*(GPU-[\da-f-]+)\s*$/m.exec(text)?.[1];
    });
    // Numbers count all cards: without one of them they would mean others.
    if (identifiers.includes(undefined)) return '';
    return identifiers.map((identifier) => `(UUID: ${identifier})`).join('\n');
  } catch {
    return '';
  }
}
