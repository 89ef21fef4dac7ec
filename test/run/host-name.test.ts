/** @file Processes that cannot see one another are of places of different names. */
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { hostName, placeName } from '../../src/run/process/host-name.js';

test('a container that has the name of its machine is another place than that, and than other containers', () => {
  const names = ['pid:[4026531836]', 'pid:[4026532567]', 'pid:[4026532568]'].map((numbers) =>
    placeName('gpu1', numbers),
  );
  expect(names).toEqual(['gpu1', 'gpu1/4026532567', 'gpu1/4026532568']);
});

test('where the system knows no such numbers, the machine has its own name', () => {
  expect(placeName('gpu1', undefined)).toBe('gpu1');
});

test('the name of this process begins with that of the machine', () => {
  expect(hostName().split('/')[0]).toBe(hostname());
});
