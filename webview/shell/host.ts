/** @file What the panel needs of the editor. */
import type { HostMessage, PanelMessage } from '../contract.js';

/** Tests give their own. */
export interface Host {
  readonly post: (message: PanelMessage) => void;
  /** Calls back with every message until the returned function is called. */
  readonly listen: (receive: (message: HostMessage) => void) => () => void;
  /** What was kept when the panel was last hidden or reloaded; anything, for it may be of an older version. */
  readonly readState: () => unknown;
  readonly keepState: (state: unknown) => void;
}
