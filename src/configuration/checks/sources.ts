/** @file Checks of the source networks: names, number, and whether they fit the method and the target. */
import { methodTable } from '../../catalog/methods.js';
import { imageSizeText } from '../../catalog/networks/image-form.js';
import { isNetworkFile, networkText } from '../../catalog/networks/reference.js';
import { networkComplaints, sourceComplaints } from '../../errors/meaning-complaints.js';
import { describeChoice } from '../network-description.js';
import type { Check } from './check.js';

export const sourceNamesDiffer: Check = ({ sources = [] }) =>
  sources.flatMap((source, index) =>
    source && sources.findIndex((other) => other?.name === source.name) < index
      ? [
          {
            path: ['sources', index, 'name'],
            at: 'value',
            complaint: sourceComplaints.duplicateName(source.name),
          },
        ]
      : [],
  );

export const sourcesAreThere: Check = ({ method, sources }) =>
  method && sources?.length === 0 && methodTable[method].uses !== 'nothing'
    ? [{ path: ['sources'], at: 'key', complaint: sourceComplaints.missing(method) }]
    : [];

export const weightsAreNamed: Check = ({ method, sources = [] }) => {
  if (method && methodTable[method].uses === 'nothing') return [];
  return sources.flatMap((source, index) =>
    source && source.weights === undefined && !isNetworkFile(source.network)
      ? [
          {
            path: ['sources', index, 'weights'],
            at: 'key',
            complaint: networkComplaints.weightsMissing(source.name),
          },
        ]
      : [],
  );
};

export const sourcesAreFew: Check = ({ method, sources = [] }) => {
  if (!method || sources.length < 2) return [];
  const { uses } = methodTable[method];
  return uses === 'one-source' || uses === 'initial-weights'
    ? [{ path: ['sources'], at: 'key', complaint: sourceComplaints.tooMany(method, sources.length) }]
    : [];
};

export const fineTuningKeepsTheNetwork: Check = ({ method, sources = [], target }) => {
  if (!method || !target || methodTable[method].uses !== 'initial-weights') return [];
  const title = ({ network, width }: { network: string; width: number }) =>
    width === 1 ? networkText(network) : `${networkText(network)} x ${width}`;
  return sources.flatMap((source, index) =>
    source && (source.network !== target.network || source.width !== target.width)
      ? [
          {
            path: ['sources', index, source.network === target.network ? 'width' : 'network'],
            at: 'value',
            complaint: sourceComplaints.differentNetwork(title(source), title(target)),
          },
        ]
      : [],
  );
};

export const imagesHaveOneSize: Check = ({ method, sources = [], target }) => {
  if (!method || !target || methodTable[method].uses === 'nothing') return [];
  const targetImage = describeChoice(target)?.image;
  return sources.flatMap((source, index) => {
    const image = source && describeChoice(source)?.image;
    if (!image || !targetImage) return [];
    const [size, targetSize] = [imageSizeText(image), imageSizeText(targetImage)];
    return size === targetSize
      ? []
      : [
          {
            path: ['sources', index, 'network'],
            at: 'value',
            complaint: sourceComplaints.imageSize(source.name, size, networkText(target.network), targetSize),
          },
        ];
  });
};
