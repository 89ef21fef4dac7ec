/** @file Damaged files of weights, networks and images: each is read, or refused by a named error. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { experimentFileText } from '../../src/configuration/written-experiment.js';
import { decodeFile } from '../../src/data/decode.js';
import { StudioError } from '../../src/errors/studio-error.js';
import { openNetworkFile } from '../../src/import/network-file.js';
import { readAbout } from '../../src/run/folder/about.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { restoredText } from '../../src/run/overview/restore.js';
import { filled } from '../../src/tensor/host-tensor.js';
import { readSafetensors } from '../../src/tensor/safetensors.js';
import { classifier, programEntries } from '../import/program-bytes.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { readTorch } from '../tensor/read-torch.js';
import { writeSafetensors } from '../tensor/safetensors-bytes.js';
import { floats, legacyTorchFile, pickle, piece, torchArchive, torchTar } from '../tensor/torch-bytes.js';
import { zipBytes } from '../tensor/zip-bytes.js';
import type { Attack } from './attack.js';
import { damaged } from './bytes.js';

const newFolder = temporaryFolders();

const content = pickle(
  piece.dictionary({
    a: piece.tensor(piece.storage('Float', '0', 2), 0, [2], [1]),
    b: piece.list(piece.integer(3), piece.text('text'), piece.tuple(piece.none)),
  }),
);
const inTar = pickle(piece.dictionary({ a: Buffer.concat([piece.text('7'), Buffer.from('Q')]) }));

type Read = (bytes: Uint8Array) => unknown;

/** Calls a reader that wants a file on the disk. */
function fromDisk(read: (path: string) => Promise<unknown>): Read {
  let path: string | undefined;
  return (bytes) => {
    path ??= join(newFolder(), 'file');
    writeFileSync(path, bytes);
    return read(path);
  };
}

/** Calls a reader of a file of a run folder. */
function fromRun(name: string, read: (run: string) => Promise<unknown>): Read {
  let run: string | undefined;
  return async (bytes) => {
    run ??= await createRun(newFolder(), newRun());
    writeFileSync(join(run, name), bytes);
    return read(run);
  };
}

async function readNetwork(path: string): Promise<unknown> {
  const file = await openNetworkFile(path);
  return [file.describe(3), await file.readTensors()];
}

const picture = () => sharp({ create: { width: 9, height: 7, channels: 3, background: '#a07' } });

interface Kind {
  readonly good: () => Uint8Array | Promise<Uint8Array>;
  readonly read: Read;
  readonly triesInTests: number;
}

const files: Readonly<Record<string, Kind>> = {
  'the archive of torch.save': {
    good: () => torchArchive(content, { 0: floats(1, 2) }),
    read: readTorch,
    triesInTests: 1000,
  },
  'a deflated archive of torch.save': {
    good: () => torchArchive(content, { 0: floats(1, 2) }, { level: 9 }),
    read: readTorch,
    triesInTests: 500,
  },
  'the older form of torch.save': {
    good: () => legacyTorchFile(content, { 0: { count: 2, bytes: floats(1, 2) } }),
    read: readTorch,
    triesInTests: 1000,
  },
  'the tar of old torch.save': {
    good: () => torchTar(inTar, floats(1, 2), { shape: [2], strides: [1] }),
    read: readTorch,
    triesInTests: 500,
  },
  safetensors: {
    good: () =>
      writeSafetensors(
        new Map([
          ['a.weight', filled([2, 3], 1)],
          ['a.bias', filled([3], 0)],
        ]),
        { epoch: '3' },
      ),
    read: readSafetensors,
    triesInTests: 2000,
  },
  'the archive of torch.export.save': {
    good: () => zipBytes(programEntries(classifier([], { map: 'conv', tensors: {} }))),
    read: fromDisk(readNetwork),
    triesInTests: 200,
  },
  'what people say of a run': {
    good: () => Buffer.from('{ "version": 1, "name": "a", "tags": ["b"], "notes": "c" }'),
    read: fromRun(runFiles.about, readAbout),
    triesInTests: 200,
  },
  'the text that a run was made of': {
    good: () => Buffer.from(experimentFileText(newRun().experiment, '/home/me')),
    read: fromRun(runFiles.text, (run) => restoredText(run, '/elsewhere/a.l2t.json')),
    triesInTests: 50,
  },
  'a JPEG image': {
    good: () => picture().jpeg().toBuffer(),
    read: fromDisk(decodeFile),
    triesInTests: 100,
  },
  'a PNG image': {
    good: () => picture().png().toBuffer(),
    read: fromDisk(decodeFile),
    triesInTests: 100,
  },
};

export const foreignFileAttacks: readonly Attack[] = Object.entries(files).map(
  ([kind, { good, read, triesInTests }]) => ({
    name: `damage to the bytes of a file: ${kind}`,
    triesInTests,
    begin: async () => {
      const bytes = await good();
      // What is not damaged is read, or damage would prove nothing.
      await read(bytes);
      return async (random) => {
        try {
          await read(damaged(bytes, random));
        } catch (error) {
          if (!(error instanceof StudioError)) throw error;
        }
      };
    },
  }),
);
