/**
 * Attacks the product for minutes, as the tests do for seconds: `npm run attack -- [--minutes 20] [--seed N] [--only NAME]`.
 * The same seed plays the same tries; how many, the time decides.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const most = 20;
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: String(most) },
    seed: { type: 'string', default: String(randomInt(2 ** 32)) },
    only: { type: 'string', default: '' },
  },
});
const minutes = Math.min(most, Number(values.minutes));
if (!(minutes > 0) || !(Number(values.seed) >= 0)) {
  console.error('Give --minutes above 0, at most 20, and --seed a whole number.');
  process.exit(2);
}
console.log(`attacking for ${minutes} minutes with the seed ${values.seed}`);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter', 'verbose', 'test/attack'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      L2T_ATTACK_SEED: values.seed,
      // The rest is for the build, and for tries that have begun when their time is over.
      L2T_ATTACK_SECONDS: String(minutes * 54),
      L2T_ATTACK_ONLY: values.only,
    },
  },
);
process.exit(status ?? 1);
