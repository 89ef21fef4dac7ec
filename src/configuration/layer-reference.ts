/** @file A layer as a pair names it → the feature layer it means, or what is wrong with the name. */
import { t } from '@vscode/l10n';
import { findFeature, type NetworkDescription } from '../catalog/networks/description.js';
import { networkText } from '../catalog/networks/reference.js';
import type { Complaint } from '../errors/complaint.js';
import { pairComplaints } from '../errors/meaning-complaints.js';
import type { NetworkOfExperiment } from './experiment.js';
import { describeChoice } from './network-description.js';
import type { FilledSource } from './reading.js';
import { nearest } from './schema/nearest.js';

/** A feature layer of a source; undefined where it cannot be known because its source is wrong. */
interface Found {
  readonly source: number;
  readonly layer: string;
}

/** A complaint is made only where it is told: its sentence lists what there is, and pairs come by the thousand. */
type Resolved<Value> = Value | (() => Complaint) | undefined;

/** Whether a reference was found, neither complained of nor impossible to know. */
export function isFound<Value extends object>(resolved: Resolved<Value>): resolved is Value {
  return typeof resolved === 'object';
}

/** Feature layers and their shapes do not depend on the number of classes. Undefined where its file is not known. */
export function featuresOf(choice: NetworkOfExperiment): NetworkDescription | undefined {
  return describeChoice(choice);
}

const mostLayersTold = 40;

function layerOf(
  network: NetworkDescription,
  reference: string | number,
  title: () => string,
): string | (() => Complaint) {
  const isIndex = typeof reference === 'string' && /^\d+$/.test(reference);
  const feature = findFeature(network, isIndex ? Number(reference) : reference);
  if (feature) return feature.name;
  return () => {
    const all = network.features.map(({ name }) => name);
    const ends = network.features.filter(({ stage }) => stage).map(({ name }) => name);
    const guess = typeof reference === 'string' ? nearest(reference, all) : undefined;
    // Of a file every module with a map is a layer: those that end a stage are told.
    return pairComplaints.unknownLayer(
      String(reference),
      title(),
      guess,
      all.length > mostLayersTold ? ends : all,
    );
  };
}

/** The target's feature layer that a pair names. */
export function targetLayer(
  reference: string | number,
  target: NetworkOfExperiment | undefined,
): Resolved<{ readonly layer: string }> {
  const network = target && featuresOf(target);
  if (!network) return undefined;
  const layer = layerOf(network, reference, () => t('The target {0}', networkText(target.network)));
  return typeof layer === 'string' ? { layer } : layer;
}

/** The source's feature layer that a pair names; the source's name stands before it where there are several. */
export function sourceLayer(
  reference: string | number,
  sources: readonly (FilledSource | undefined)[] | undefined,
): Resolved<Found> {
  if (!sources || sources.length === 0) return undefined;
  const colon = String(reference).indexOf(':');
  const prefix = colon < 0 ? undefined : String(reference).slice(0, colon);
  const names = () => sources.flatMap((source) => (source ? [source.name] : []));
  if (prefix === undefined && sources.length > 1) {
    return () => pairComplaints.whichSource(String(reference), names());
  }
  const index = prefix === undefined ? 0 : sources.findIndex((source) => source?.name === prefix);
  const source = sources[index];
  if (!source) {
    if (prefix === undefined || sources.includes(undefined)) return undefined;
    return () => pairComplaints.unknownSource(prefix, nearest(prefix, names()), names());
  }
  const network = featuresOf(source);
  if (!network) return undefined;
  const rest = prefix === undefined ? reference : String(reference).slice(colon + 1);
  const layer = layerOf(network, rest, () => t('The source {0}', source.name));
  return typeof layer === 'string' ? { source: index, layer } : layer;
}
