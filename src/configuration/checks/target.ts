/** @file Checks of the weights that the target begins with: there is one beginning, and it is the one that is written. */
import { methodTable } from '../../catalog/methods.js';
import { targetComplaints } from '../../errors/meaning-complaints.js';
import type { Check } from './check.js';

export const targetBeginsOnce: Check = ({ method, target }) =>
  method && methodTable[method].uses === 'initial-weights' && target?.weights !== undefined
    ? [{ path: ['target', 'weights'], at: 'key', complaint: targetComplaints.beginsTwice(method) }]
    : [];

export const startIsUsed: Check = ({ target }) =>
  target?.weights !== undefined && target.start !== undefined
    ? [{ path: ['target', 'start'], at: 'key', complaint: targetComplaints.startUnused() }]
    : [];
