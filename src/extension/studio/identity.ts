/** @file What a panel is about: what is left of it when the window is reloaded. */

export interface PanelIdentity {
  /** Absolute path of the experiment file, which may be gone. */
  readonly file: string;
  /** Folders of the shown runs, the first foremost. */
  readonly shown: readonly string[];
}

/** The identity in what the panel kept; undefined where an older version kept something else. */
export function identityIn(state: unknown): PanelIdentity | undefined {
  if (typeof state !== 'object' || state === null || !('panel' in state)) return undefined;
  const { panel } = state;
  if (typeof panel !== 'object' || panel === null || !('file' in panel) || !('shown' in panel))
    return undefined;
  const { file, shown } = panel;
  if (typeof file !== 'string' || !Array.isArray(shown)) return undefined;
  return { file, shown: shown.filter((folder): folder is string => typeof folder === 'string') };
}
