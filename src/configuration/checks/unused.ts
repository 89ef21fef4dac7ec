/** @file Warns of keys that the method does not use: whoever wrote them believes that they do something. */
import { type MethodName, type MethodRow, methodNames, methodTable } from '../../catalog/methods.js';
import { methodComplaints } from '../../errors/meaning-complaints.js';
import type { Check } from './check.js';

/** Key of the experiment → whether a method uses it. */
export const usersOf: Readonly<Record<string, (method: MethodRow) => boolean>> = {
  sources: ({ uses }) => uses !== 'nothing',
  pairs: ({ defaultPairs }) => defaultPairs !== undefined,
  beta: ({ hyperParameters }) => hyperParameters.beta !== undefined,
  lookAheadSteps: ({ hyperParameters }) => hyperParameters.lookAheadSteps !== undefined,
  distillation: ({ hyperParameters }) => hyperParameters['distillation.weight'] !== undefined,
  metaOptimizer: ({ lookAhead }) => lookAhead !== undefined,
};

export const keysAreUsed: Check = ({ method, sources, written }) => {
  if (!method) return [];
  const says = (key: string) => written.has(key) && !(key === 'sources' && sources?.length === 0);
  return Object.entries(usersOf)
    .filter(([key, uses]) => says(key) && !uses(methodTable[method]))
    .map(([key, uses]) => {
      const users = methodNames.filter((name: MethodName) => uses(methodTable[name]));
      return { path: [key], at: 'key', complaint: methodComplaints.unused(key, method, users) };
    });
};
