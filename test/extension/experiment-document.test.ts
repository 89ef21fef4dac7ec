/** @file Edits of pairs from the panel: none is lost, whatever else happens to the text. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { ExperimentDocument } from '../../src/extension/studio/experiment-document.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();

/** The one document of an editor that takes a moment for an edit, and refuses as many as it is told. */
const editor = vi.hoisted(() => ({ text: '', refusals: 0, meanwhile: () => {} }));

vi.mock('vscode', () => {
  type Edit = { start: number; end: number; text: string };
  const document = {
    isClosed: false,
    isDirty: false,
    getText: () => editor.text,
    positionAt: (offset: number) => offset,
    save: async () => true,
  };
  return {
    Uri: { file: (fsPath: string) => ({ fsPath }) },
    Range: class {
      constructor(
        readonly start: number,
        readonly end: number,
      ) {}
    },
    WorkspaceEdit: class {
      edit: Edit | undefined;
      replace(_: unknown, { start, end }: Edit, text: string) {
        this.edit = { start, end, text };
      }
    },
    window: { visibleTextEditors: [] },
    workspace: {
      openTextDocument: async () => document,
      applyEdit: async ({ edit }: { edit: Edit }) => {
        await delay(5);
        if (editor.refusals > 0) {
          editor.refusals -= 1;
          editor.meanwhile();
          return false;
        }
        editor.text = editor.text.slice(0, edit.start) + edit.text + editor.text.slice(edit.end);
        return true;
      },
    },
  };
});

let folder: string;
let document: ExperimentDocument;

beforeEach(() => {
  folder = newFolder();
  const file = join(folder, 'a.l2t.json');
  writeFileSync(file, '');
  Object.assign(editor, { text: 'pairs:', refusals: 0, meanwhile: () => {} });
  document = new ExperimentDocument(file);
});

const adding = (pair: string) => (text: string) => `${text} ${pair}`;

test('of two edits that come at once the second is made of what the first left', async () => {
  await Promise.all([document.edit(adding('one')), document.edit(adding('two'))]);
  expect(editor.text).toBe('pairs: one two');
});

test('an edit that is refused, as the person typed meanwhile, is made again of the text as it is then', async () => {
  editor.refusals = 1;
  editor.meanwhile = () => {
    editor.text = '// mine\npairs:';
  };
  await document.edit(adding('one'));
  expect(editor.text).toBe('// mine\npairs: one');
});

test('an edit that is refused again is told, and does not keep the next one back', async () => {
  editor.refusals = 2;
  await expect(document.edit(adding('one'))).rejects.toMatchObject({ code: 'editor/not-edited' });
  await document.edit(adding('two'));
  expect(editor.text).toBe('pairs: two');
});
