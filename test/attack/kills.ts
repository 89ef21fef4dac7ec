/** @file A trainer that is killed at any moment, again and again: the run ends bit for bit as if it had not been. */
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { liveTrainer } from '../../src/run/process/identity.js';
import { ending, fakeTrainers, until } from '../trainer/trainers.js';
import { yieldOf } from '../trainer/yield.js';
import type { Attack } from './attack.js';

const settings = { L2T_TEST_MILLISECONDS: '2', L2T_TEST_ITERATIONS_PER_EPOCH: '15' };
const kills = 20;

export const killAttack: Attack = {
  name: 'twenty kills of a trainer at random moments',
  triesInTests: 1,
  begin: async () => {
    const trainers = await fakeTrainers('kill');
    return async (random) => {
      const changes = { epochs: 120, checkpointEvery: 0.02 };
      const [whole, broken] = await Promise.all([trainers.newFolder(changes), trainers.newFolder(changes)]);
      expect(await ending(trainers.spawn(whole, settings))).toMatchObject({ code: 0 });
      for (let killed = 0; killed < kills; killed++) {
        const child = trainers.spawn(broken, settings);
        const end = ending(child);
        // Every other kill waits for training to begin, so that however slow the machine is both are hit.
        if (killed % 2 === 0) await until(async () => (await liveTrainer(broken)) !== undefined);
        await delay(random.uniform() * 250);
        child.kill('SIGKILL');
        expect(await end).toMatchObject({ code: 'SIGKILL' });
      }
      expect(await ending(trainers.spawn(broken, settings))).toMatchObject({ code: 0 });
      expect(await yieldOf(broken)).toEqual(await yieldOf(whole));
    };
  },
};
