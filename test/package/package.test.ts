/** @file The packages that users install: what is in them, for this platform and for one that cannot be run here. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const pack = (target: string): string =>
  execFileSync(process.execPath, ['scripts/package.mjs', target], { encoding: 'utf8' });

test.each(['linux-x64', 'darwin-arm64'])(
  'the package for %s holds its own libraries and no others',
  (target) => {
    expect(pack(target)).toContain(`${target} `);
  },
);

test('a platform that there is no package for is refused', () => {
  expect(() => pack('solaris')).toThrow('There is no package for solaris');
});
