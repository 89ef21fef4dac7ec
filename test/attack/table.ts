/** @file All attacks. A reader of bytes that may come from anybody has a row here. */
import type { Attack } from './attack.js';
import { experimentAttacks } from './experiment-texts.js';
import { killAttack } from './kills.js';
import { metricsAttack } from './metrics.js';
import { shownTextAttack } from './shown-texts.js';
import { tensorFileAttacks } from './tensor-files.js';

export const attacks: readonly Attack[] = [
  ...experimentAttacks,
  ...tensorFileAttacks,
  metricsAttack,
  shownTextAttack,
  killAttack,
];
