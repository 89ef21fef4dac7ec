/** @file The networks of a setup as the picker knows them: described by the catalog, with a name for people. */
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import {
  type FeatureLayer,
  findFeature,
  type MapShape,
  type NetworkDescription,
} from '../../src/catalog/networks/description.js';
import { networkStem } from '../../src/catalog/networks/reference.js';
import type { NetworkView, SetupView } from '../contract.js';
import type { Place } from './places.js';

export interface PickerNetwork {
  /** `noto`; the target has the name of its network. */
  readonly name: string;
  readonly description: NetworkDescription;
}

export interface PickerNetworks {
  readonly sources: readonly PickerNetwork[];
  readonly target: PickerNetwork;
}

const describe = (view: NetworkView): NetworkDescription => view.description ?? describeNetwork(view);

export function networksOf({ sources, target }: Pick<SetupView, 'sources' | 'target'>): PickerNetworks {
  return {
    sources: sources.map((source) => ({ name: source.name, description: describe(source) })),
    target: { name: networkStem(target.network), description: describe(target) },
  };
}

/** Equal for setups whose networks are the same: what the geometry depends on. */
export const networksKey = ({ sources, target }: Pick<SetupView, 'sources' | 'target'>): string =>
  JSON.stringify([sources, target]);

const networkAt = (networks: PickerNetworks, place: Place): PickerNetwork | undefined =>
  place.side === 'source' ? networks.sources[place.source] : networks.target;

/** The feature layer at a place; absent where the network has none of that name. */
export function featureAt(networks: PickerNetworks, place: Place): FeatureLayer | undefined {
  const network = networkAt(networks, place);
  return network && findFeature(network.description, place.layer);
}

/** `16x32x32`: channels, height, width. */
export const shapeText = (shape: MapShape): string => shape.join('x');
/** `32x32`: height and width. */
export const sizeText = ([, height, width]: MapShape): string => `${height}x${width}`;

/** A place for people; the network's name only where there are several sources. */
export function placeText(networks: PickerNetworks, place: Place): string {
  const source = place.side === 'source' && networks.sources.length > 1 && networkAt(networks, place);
  return source ? `${source.name}:${place.layer}` : place.layer;
}
