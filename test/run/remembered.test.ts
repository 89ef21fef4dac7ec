import { expect, test } from 'vitest';
import { rememberedWhileThere } from '../../src/run/process/remembered.js';

/** Processes whose start is dear to ask for. */
function processes() {
  const there = new Map([[1, 'morning']]);
  const asked: number[] = [];
  let time = 0;
  const started = rememberedWhileThere(
    async (pid) => {
      asked.push(pid);
      return there.get(pid);
    },
    (pid) => there.has(pid),
    () => time,
  );
  const wait = (milliseconds: number) => {
    time += milliseconds;
  };
  return { there, asked, started, wait };
}

test('who watches a process every second has its start asked for now and then', async () => {
  const { asked, started, wait } = processes();
  for (let second = 0; second < 20; second++) {
    expect(await started(1)).toBe('morning');
    wait(1000);
  }
  expect(asked).toEqual([1, 1]);
});

test('a process that ends is known to have ended at once, and nothing is asked', async () => {
  const { there, asked, started } = processes();
  await started(1);
  there.delete(1);
  expect([await started(1), await started(2), asked]).toEqual([undefined, undefined, [1]]);
});

test('the next process of a number that was seen to be free has a start of its own', async () => {
  const { there, started } = processes();
  await started(1);
  there.delete(1);
  await started(1);
  there.set(1, 'evening');
  expect(await started(1)).toBe('evening');
});
