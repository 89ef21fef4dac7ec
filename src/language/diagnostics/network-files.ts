/** @file Reads the network files that a document names in a thread, so that nobody who types waits for a large one. */
import { networkFilesIn } from '../../configuration/checks/networks.js';
import { knownNetworkFile, rememberNetworkFile } from '../../import/known-files.js';
import { stampOfNetworkFile } from '../../import/learn.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import type { SlowCheckTools } from './slow.js';

/** Makes known what the document's network files hold now; a file that is not there stays unknown. */
export async function learnNetworksOf(
  document: ExperimentDocument,
  { examiner, trusted }: Pick<SlowCheckTools, 'examiner' | 'trusted'>,
): Promise<void> {
  for (const file of new Set(networkFilesIn(document.reading.reading))) {
    const stamp = await stampOfNetworkFile(file);
    if (stamp === '' || knownNetworkFile(file)?.stamp === stamp) continue;
    const found = await examiner.ask({ kind: 'network', file }, trusted);
    if (found?.network) rememberNetworkFile(file, stamp, found.network);
  }
}
