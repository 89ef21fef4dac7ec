/** @file Checks of what the file names on the disk: whether it is there, nothing more. */
import { stat } from 'node:fs/promises';
import { datasetTable } from '../../catalog/datasets.js';
import { methodTable } from '../../catalog/methods.js';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import type { Complaint } from '../../errors/complaint.js';
import { dataComplaints } from '../../errors/meaning-complaints.js';
import type { Reading } from '../reading.js';
import { resolvePath } from '../resolve-path.js';
import { weightFile } from '../source-weights.js';
import type { Finding, Path } from '../text/problem.js';
import { networksIn } from './networks.js';

interface Named {
  readonly path: Path;
  /** As the file has it. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly complaint: (absolute: string) => Complaint;
}

function namedBy(reading: Reading): Named[] {
  const { method, sources = [], data } = reading;
  const file = (name: string | undefined, path: Path): Named[] =>
    name === undefined ? [] : [{ path, name, kind: 'file', complaint: dataComplaints.fileMissing }];
  const weights =
    method && methodTable[method].uses === 'nothing'
      ? []
      : sources.flatMap((source, index) => file(weightFile(source), ['sources', index, 'weights']));
  const described = networksIn(reading).flatMap(([{ network }, path]) =>
    isNetworkFile(network) ? file(network, [...path, 'network']) : [],
  );
  const initial = file(reading.target?.weights, ['target', 'weights']);
  if (!data) return [...described, ...weights, ...initial];
  const { embedded, layout } = datasetTable[data.dataset];
  const folder: Named[] =
    data.folder === undefined || embedded
      ? []
      : [
          {
            path: ['data', 'folder'],
            name: data.folder,
            kind: 'folder',
            complaint: (absolute) => dataComplaints.folderMissing(absolute, layout),
          },
        ];
  const splits = (['train', 'validation', 'test'] as const).flatMap((part) =>
    file(data.split?.[part], ['data', 'split', part]),
  );
  return [...described, ...weights, ...initial, ...folder, ...splits];
}

async function isThere(absolute: string, kind: Named['kind']): Promise<boolean> {
  try {
    const found = await stat(absolute);
    return kind === 'folder' ? found.isDirectory() : found.isFile();
  } catch {
    return false;
  }
}

/** @param folder absolute path that relative paths of the file start from. */
export async function findMissing(reading: Reading, folder: string): Promise<Finding[]> {
  const findings = await Promise.all(
    namedBy(reading).map(async ({ path, name, kind, complaint }): Promise<Finding[]> => {
      const absolute = resolvePath(folder, name);
      return (await isThere(absolute, kind)) ? [] : [{ path, at: 'value', complaint: complaint(absolute) }];
    }),
  );
  return findings.flat();
}
