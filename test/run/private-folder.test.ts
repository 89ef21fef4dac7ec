/** @file The private folder of a user whom the system knows by number only. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ownPlace, placeOfPrivateFolder, privateFolderAmong } from '../../src/run/process/private-folder.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const posix = test.skipIf(process.platform === 'win32');

vi.mock('node:os', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:os')>()),
  userInfo: () => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  },
}));

test.runIf(process.platform !== 'win32')('a user without a name has one, by the number', () => {
  expect(placeOfPrivateFolder(process.platform, process.env)).toBe(`/tmp/l2t-${process.geteuid?.()}`);
});

/** What another user may have put in the usual place; only root could make it another's. */
const squatters: readonly (readonly [string, (place: string) => void])[] = [
  ['a folder that others may use', (place) => void mkdirSync(place, { mode: 0o755 })],
  ['a file', (place) => writeFileSync(place, '')],
  ['a link to a folder', (place) => symlinkSync(newFolder(), place)],
  ['a link that leads nowhere', (place) => symlinkSync(join(newFolder(), 'gone', 'away'), place)],
];

for (const [what, squat] of squatters) {
  posix(`where the usual place is ${what}, a place of one's own is taken, and kept`, async () => {
    const [usual, own] = [join(newFolder(), 'usual'), join(newFolder(), 'own')];
    squat(usual);
    expect(await privateFolderAmong(usual, own)).toBe(own);
    expect(await privateFolderAmong(join(newFolder(), 'usual'), own)).toBe(own);
  });
}

posix('where nobody was before, the usual place is taken, and no other is made', async () => {
  const [usual, own] = [join(newFolder(), 'usual'), join(newFolder(), 'own')];
  expect(await privateFolderAmong(usual, own)).toBe(usual);
  expect(await privateFolderAmong(usual, own)).toBe(usual);
});

posix('where no place is safe, the usual one is named', async () => {
  const usual = join(newFolder(), 'usual');
  writeFileSync(usual, '');
  for (const own of [undefined, join(usual, 'below a file')])
    await expect(privateFolderAmong(usual, own)).rejects.toMatchObject({
      code: 'run/unsafe-private-folder',
      message: expect.stringContaining(usual),
    });
});

test("a place of one's own is below the home, one a machine, and short enough for sockets", () => {
  const home = () => '/home/me';
  expect(ownPlace('linux', home, 'a')).toMatch(/^\/home\/me\/\.l2t-[0-9a-f]{8}$/u);
  expect(ownPlace('linux', home, 'a')).not.toBe(ownPlace('linux', home, 'b'));
  expect(ownPlace('linux', () => `/${'x'.repeat(80)}`, 'a')).toBeUndefined();
  expect(ownPlace('win32', home, 'a')).toBeUndefined();
});
