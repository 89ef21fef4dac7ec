/** @file The name of the GPU that libtensorflow computes on: the first of those that it may use. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstVisible } from '../visible-card.js';

const driver = '/proc/driver/nvidia/gpus';

/** `GPU 0`, with the card's name where the driver tells it. */
export function graphicsDevice(first = firstVisible()): string {
  const name = cardName(Number(first));
  return name === undefined ? `GPU ${first}` : `GPU ${first} (${name})`;
}

function cardName(index: number): string | undefined {
  try {
    const card = readdirSync(driver).sort()[index];
    if (card === undefined) return undefined;
    return /^Model:\s*(.+)$/m.exec(readFileSync(join(driver, card, 'information'), 'utf8'))?.[1]?.trim();
  } catch {
    return undefined;
  }
}
