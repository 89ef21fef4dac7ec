/** @file A GPU that a run leaves idle, in a terminal: said once, where the engine is named, with the one thing to do. */
import { t } from '@vscode/l10n';
import { idleCardText } from '../../catalog/idle-card.js';
import type { EngineTaken } from '../../run/folder/format.js';

/** No lines where there is no such GPU. */
export function idleLines(engine: EngineTaken | undefined): string[] {
  const idle = engine?.idle;
  if (idle === undefined) return [];
  const step =
    idle.setUp === undefined
      ? t('"l2t doctor" shows what stops it.')
      : t('"l2t setup {0}" sets up an engine that computes on it.', idle.setUp);
  return [`${idleCardText(idle)} ${step}`];
}
