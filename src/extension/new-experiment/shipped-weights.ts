/** @file Trained networks that come with the extension: a first experiment needs no weights of one's own. */
import { isNetworkName, type NetworkName } from '../../catalog/networks/table.js';
import { exampleWeights } from '../example/copy-example.js';

const table: { readonly [N in NetworkName]?: string } = { resnet14: exampleWeights };

/** Name of the weight file in `media/example`; undefined where none of this network comes along. */
export const shippedWeightsOf = (network: string | undefined): string | undefined =>
  network !== undefined && isNetworkName(network) ? table[network] : undefined;
