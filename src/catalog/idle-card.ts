/** @file A GPU beside which a run computes on the processor, and what is said of it wherever runs are watched. */
import { t } from '@vscode/l10n';

export interface IdleCard {
  /** The names of the cards. */
  readonly cards: string;
  /** The engine whose set-up makes use of them; absent where it is set up, and the doctor has to say what stops it. */
  readonly setUp?: string;
}

/** In one sentence. */
export function idleCardText({ cards }: IdleCard): string {
  return t('{0} is idle: this run computes on the processor.', cards);
}
