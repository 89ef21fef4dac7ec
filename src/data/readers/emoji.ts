/** @file Emoji of one vendor, from the sheet that comes with the program. */
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { readImageSheet } from '../image-sheet.js';
import { mediaFolder } from '../media-folder.js';
import type { FoundImages, ImageBlock, Sample } from '../part.js';

const size = 32;

async function readSheet(vendor: 'noto' | 'twemoji'): Promise<{
  classes: readonly string[];
  block: ImageBlock;
  samplesOf: (...parts: ('train' | 'test')[]) => Sample[];
}> {
  const sheet = await readImageSheet(join(mediaFolder(), 'emoji', vendor));
  const pixels = new Uint8Array(new SharedArrayBuffer(sheet.pixels.length));
  pixels.set(sheet.pixels);
  const samplesOf = (...parts: ('train' | 'test')[]) =>
    sheet.samples.flatMap(({ label, part }, slot) =>
      parts.includes(part) ? [{ label, officialIndex: slot, pixels: { slot } }] : [],
    );
  return { classes: sheet.classes, block: { height: size, width: size, pixels }, samplesOf };
}

/** Twemoji: the emoji of the test part are never seen in training. */
export async function readTwemoji(): Promise<FoundImages> {
  const { classes, block, samplesOf } = await readSheet('twemoji');
  return {
    classes,
    train: { samples: samplesOf('train'), block },
    test: { samples: samplesOf('test'), block },
    notes: [],
  };
}

/** Noto, made to train a source network: every image is trained on, those of the test part too. */
export async function readNoto(): Promise<FoundImages> {
  const { classes, block, samplesOf } = await readSheet('noto');
  return {
    classes,
    train: { samples: samplesOf('train', 'test'), block },
    test: { samples: samplesOf('test'), block },
    notes: [
      t(
        'Noto is for training source networks: all of its emoji are training images, so its test accuracy is not one on unseen images.',
      ),
    ],
  };
}
