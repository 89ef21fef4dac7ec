/** @file All attacks. A reader of bytes that may come from anybody has a row here. */
import type { Attack } from './attack.js';
import { experimentAttacks } from './experiment-texts.js';
import { foreignFileAttacks } from './foreign-files.js';
import { killAttack } from './kills.js';
import { metricsAttack } from './metrics.js';
import { shownTextAttack } from './shown-texts.js';

export const attacks: readonly Attack[] = [
  ...experimentAttacks,
  ...foreignFileAttacks,
  metricsAttack,
  shownTextAttack,
  killAttack,
];
