/** @file Checks of networks that files describe: whether the file could be read, and what is asked of the network. */
import { imageSizeText } from '../../catalog/networks/image-form.js';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { networkComplaints } from '../../errors/meaning-complaints.js';
import { knownNetworkFile } from '../../import/known-files.js';
import type { NetworkOfExperiment } from '../experiment.js';
import type { Reading } from '../reading.js';
import type { Finding, Path } from '../text/problem.js';
import type { Check } from './check.js';

/** Every network of the experiment with the path of its object. */
export function networksIn({ sources = [], target }: Reading): [NetworkOfExperiment, Path][] {
  const ofSources = sources.flatMap((source, index): [NetworkOfExperiment, Path][] =>
    source ? [[source, ['sources', index]]] : [],
  );
  return target ? [...ofSources, [target, ['target']]] : ofSources;
}

/** The absolute paths of the files that describe networks of the experiment. */
export const networkFilesIn = (reading: Reading): string[] =>
  networksIn(reading).flatMap(([{ network }]) => (isNetworkFile(network) ? [network] : []));

function findingsOf({ network, width, image }: NetworkOfExperiment, path: Path): Finding[] {
  const known = knownNetworkFile(network);
  if (!known) return [];
  if ('problem' in known.content)
    return [
      { path: [...path, 'network'], at: 'value', complaint: { ...known.content.problem, severity: 'error' } },
    ];
  const { description } = known.content;
  const asked = { ...description.image, ...image };
  const isSize = asked.height === description.image.height && asked.width === description.image.width;
  const size = imageSizeText(description.image);
  return [
    ...(width === 1
      ? []
      : [{ path: [...path, 'width'], at: 'value', complaint: networkComplaints.widthOfFile() } as const]),
    ...(isSize
      ? []
      : [
          {
            path: [...path, 'image', 'size'],
            at: 'value',
            complaint: networkComplaints.sizeOfFile(size),
          } as const,
        ]),
  ];
}

export const networkFilesDescribe: Check = (reading) =>
  networksIn(reading).flatMap(([network, path]) =>
    isNetworkFile(network.network) ? findingsOf(network, path) : [],
  );
