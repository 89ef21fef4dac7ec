import { expect, test } from 'vitest';
import { distinctPaths, samePath } from '../../src/run/folder/paths.js';

test('on Windows a folder that settings, files and the editor write each in their way is one', () => {
  const written = ['c:\\data\\runs', 'C:\\Data\\runs', 'C:/data/other/../runs', 'd:\\data\\runs'];
  expect(distinctPaths(written, 'win32')).toEqual(['c:\\data\\runs', 'd:\\data\\runs']);
});

test('where letters count, folders that differ in them are two', () => {
  expect(distinctPaths(['/data/runs', '/Data/runs', '/data/runs/'], 'linux')).toEqual([
    '/data/runs',
    '/Data/runs',
  ]);
});

test("on Windows a drive's letter is the same in both sizes", () => {
  expect([samePath('C:\\a.json', 'c:\\a.json', 'win32'), samePath('/A', '/a', 'linux')]).toEqual([
    true,
    false,
  ]);
});
