/** @file The names of networks in an experiment that are files, and what people call such a network. */

/** The ending of files of `torch.export.save`. */
export const networkFileEnding = '.pt2';

/** Whether a network's name is that of a file that describes it. */
export const isNetworkFile = (network: string): boolean => network.endsWith(networkFileEnding);

/** The network for people: its name, or the file's own name. */
export const networkText = (network: string): string => network.replace(/^.*[/\\]/s, '');

/** What a source of this network is called unless it is named. */
export const networkStem = (network: string): string =>
  networkText(network).slice(0, isNetworkFile(network) ? -networkFileEnding.length : undefined);
