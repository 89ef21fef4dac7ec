/** @file Links to runs, which may come from anywhere: what they name, and that nothing happens before a person agrees. */
import { beforeEach, expect, test, vi } from 'vitest';
import { openLink } from '../../src/extension/links/open-link.js';
import { folderOfLink, runLink } from '../../src/extension/links/run-link.js';

const editor = vi.hoisted(() => ({ isTrusted: true, answer: '', asked: [''], told: [''] }));
vi.mock('vscode', () => ({
  CancellationError: class {},
  commands: {},
  l10n: { t: (sentence: string, ...words: string[]) => sentence.replace('{0}', words[0] ?? '') },
  window: {
    showInformationMessage: async (question: string) => {
      editor.asked.push(question);
      return editor.answer;
    },
    showErrorMessage: async (text: string) => void editor.told.push(text),
  },
  workspace: {
    get isTrusted() {
      return editor.isTrusted;
    },
  },
}));
const read = vi.hoisted(() => vi.fn());
vi.mock('../../src/run/overview/list.js', () => ({ summarizeRun: read }));

const studio = { openRun: vi.fn() };
const open = (folder: string) =>
  openLink({ log: { error: vi.fn(), show: vi.fn() }, studio }, { path: '/run', query: `folder=${folder}` });

beforeEach(() => {
  Object.assign(editor, { isTrusted: true, answer: 'Open Run', asked: [], told: [] });
  studio.openRun.mockReset();
  read.mockReset().mockResolvedValue({});
});

test.each(['/runs/a b', '/runs/100% & more+', '/runs/ä#?=', '/runs/a&folder=/b'])(
  'the link to %s leads there, once the editor has taken it apart',
  (folder) => {
    const link = runLink('vscode', 'l2t-studio.l2t-studio', folder);
    const { pathname, search, host } = new URL(link);
    expect(host).toBe('l2t-studio.l2t-studio');
    expect(folderOfLink({ path: pathname, query: decodeURIComponent(search.slice(1)) })).toBe(folder);
  },
);

test.each([
  ['another path', '/delete', 'folder=/runs/a'],
  ['no folder', '/run', ''],
  ['another word', '/run', 'command=/runs/a'],
  ['an empty folder', '/run', 'folder='],
  ['a relative folder', '/run', 'folder=runs/a'],
  ['a way upwards', '/run', 'folder=/runs/../etc'],
  ['a host', '/run', 'folder=//host/share'],
  ['a host of Windows', '/run', 'folder=\\\\host\\share'],
  ['an address', '/run', 'folder=https://host/a'],
  ['a control character', '/run', 'folder=/runs/a\u0000b'],
  ['text that turns around', '/run', 'folder=/runs/\u202eexe'],
  ['a name without end', '/run', `folder=/${'a'.repeat(100_000)}`],
])('a link with %s names no run', (_, path, query) => {
  expect(folderOfLink({ path, query })).toBeUndefined();
});

test('the run opens once the person agrees', async () => {
  await open('/runs/a');
  expect(studio.openRun).toHaveBeenCalledWith('/runs/a');
});

test('nothing is read where the person does not', async () => {
  editor.answer = '';
  await open('/runs/a');
  expect([read.mock.calls, studio.openRun.mock.calls]).toEqual([[], []]);
});

test('a workspace that is not trusted is told, and nobody asked', async () => {
  editor.isTrusted = false;
  await open('/runs/a');
  expect(editor.asked).toEqual([]);
  expect(editor.told).toEqual([expect.stringContaining('not trusted')]);
});

test('a folder that is no run is refused with a sentence', async () => {
  read.mockRejectedValue(new Error('EACCES'));
  await open('/home');
  expect(studio.openRun).not.toHaveBeenCalled();
  expect(editor.told).toEqual([expect.stringContaining('no folder of a run')]);
});

test("a folder's name makes no link in the question", async () => {
  await open('/runs/[x](command:evil)');
  expect(editor.asked).toEqual([expect.not.stringContaining('](')]);
});
