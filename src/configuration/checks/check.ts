/** @file What a check is: a judgement of what a file says, which no schema can make. */

import type { Reading } from '../reading.js';
import type { Finding } from '../text/problem.js';

/** Looks at nothing but the file; says nothing where what it judges is undefined. */
export type Check = (reading: Reading) => readonly Finding[];
