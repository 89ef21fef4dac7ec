/**
 * @file The network files that this process has read, by absolute path. Whoever asks what a text means cannot wait for
 * the disk: files are read ahead, and what is not known yet is told as unknown.
 */
import { withClasses } from '../catalog/networks/classes.js';
import type { NetworkDescription } from '../catalog/networks/description.js';
import type { StudioErrorParts } from '../errors/studio-error.js';

/** What was found when a file was read: the network with the file's own classes, or why there is none. */
export type NetworkFileContent =
  | { readonly description: NetworkDescription; readonly notes: readonly string[] }
  | { readonly problem: Pick<StudioErrorParts, 'code' | 'message' | 'remedy'> };

export interface KnownNetworkFile {
  /** Another number for every content. */
  readonly version: number;
  /** Size and time of the file that was read. */
  readonly stamp: string;
  readonly content: NetworkFileContent;
  /** The network, its last layer made for a number of classes; the file's own where none is given. */
  readonly describe: (classes?: number) => NetworkDescription | undefined;
}

const mostKnown = 100;
const known = new Map<string, KnownNetworkFile>();
let versions = 0;

/** What is known of the file at an absolute path; undefined where it was not read yet. */
export const knownNetworkFile = (path: string): KnownNetworkFile | undefined => known.get(path);

/**
 * Keeps what was found in a file, in place of what was known of it.
 * @param describe builds the network for another number of classes, where the file itself is at hand.
 */
export function rememberNetworkFile(
  path: string,
  stamp: string,
  content: NetworkFileContent,
  describe?: (classes: number) => NetworkDescription,
): void {
  const [oldest] = known.keys();
  known.delete(path);
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(path, {
    version: ++versions,
    stamp,
    content,
    describe: (classes) =>
      'problem' in content
        ? undefined
        : classes === undefined
          ? content.description
          : (describe?.(classes) ?? withClasses(content.description, classes)),
  });
}
