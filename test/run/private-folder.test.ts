/** @file The private folder of a user whom the system knows by number only. */
import { expect, test, vi } from 'vitest';
import { placeOfPrivateFolder } from '../../src/run/private-folder.js';

vi.mock('node:os', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:os')>()),
  userInfo: () => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  },
}));

test.runIf(process.platform !== 'win32')('a user without a name has one, by the number', () => {
  expect(placeOfPrivateFolder(process.platform, process.env)).toBe(`/tmp/l2t-${process.geteuid?.()}`);
});
