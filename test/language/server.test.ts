/** @file The language server over a connection: what an editor asks and gets. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction, CodeLens, CompletionItem, Hover, InlayHint } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { temporaryFolders } from '../temporary-folders.js';
import { type Editor, startEditor } from './client.js';
import { addRun, good } from './example-runs.js';

let editor: Editor;
const folder = temporaryFolders()();

beforeAll(async () => {
  editor = await startEditor({ trusted: true, runFolders: [] });
});
afterAll(() => editor.close());

const at = (text: string, piece: string, shift = 0) => {
  const before = text.slice(0, text.indexOf(piece) + shift).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
};

async function completions(name: string, text: string): Promise<readonly CompletionItem[]> {
  const uri = editor.open(join(folder, name), text.replace('|', ''));
  return editor.connection.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position: at(text, '|'),
  });
}

test('an unknown layer has the nearest right one as a quick fix', async () => {
  const uri = editor.open(join(folder, 'layer.l2t.json'), good.replace('pool4.input', 'pool4.inptu'));
  const [found] = await editor.diagnostics(uri, (all) =>
    all.some(({ code }) => code === 'configuration/unknown-layer'),
  );
  const diagnostics = [found].filter((diagnostic) => diagnostic !== undefined);
  const fixes: CodeAction[] = await editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostics[0]?.range,
    context: { diagnostics },
  });
  expect(fixes[0]?.edit?.changes?.[uri]?.[0]?.newText).toBe('"pool4.input"');
});

test('a mistake that is mended by an edit of a few characters is no longer told', async () => {
  const wrong = good.replace('vgg9', 'vgg8');
  const uri = editor.open(join(folder, 'edited.l2t.json'), wrong);
  const isUnknown = ({ message }: { message: unknown }) => String(message).includes('vgg8');
  await editor.diagnostics(uri, (all) => all.some(isUnknown));
  const start = at(wrong, 'vgg8');
  void editor.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 1000 },
    contentChanges: [{ range: { start, end: { ...start, character: start.character + 4 } }, text: 'vgg9' }],
  });
  await editor.diagnostics(uri, (all) => !all.some(isUnknown));
});

test('a key that stands twice is removed alone', async () => {
  const text = good.replace('"method": "l2t-ww",', '"method": "l2t-ww", "method": "fm",');
  const uri = editor.open(join(folder, 'twice.l2t.json'), text);
  const isTwice = ({ code }: { code?: unknown }) => code === 'configuration/duplicate-key';
  const diagnostics = (await editor.diagnostics(uri, (all) => all.some(isTwice))).filter(isTwice);
  const fixes: CodeAction[] = await editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostics[0]?.range,
    context: { diagnostics },
  });
  const edits = fixes[0]?.edit?.changes?.[uri] ?? [];
  const document = TextDocument.create(uri, 'jsonc', 1, text);
  expect(JSON.parse(TextDocument.applyEdits(document, edits))).toEqual(JSON.parse(good));
});

test('of a key that stands twice, the fix is for the value that counts', async () => {
  const text = good.replace('"method": "l2t-ww",', '"method": "l2t-ww", "method": "l2tww",');
  const uri = editor.open(join(folder, 'counts.l2t.json'), text);
  const isUnknown = ({ code }: { code?: unknown }) => code === 'configuration/bad-choice';
  const diagnostics = (await editor.diagnostics(uri, (all) => all.some(isUnknown))).filter(isUnknown);
  const fixes: CodeAction[] = await editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostics[0]?.range,
    context: { diagnostics },
  });
  const start = fixes[0]?.edit?.changes?.[uri]?.[0]?.range.start;
  expect(start).toEqual(at(text, '"l2tww"'));
});

test('a run that failed is marked at what caused it', async () => {
  const file = join(folder, 'failed', 'failed.l2t.json');
  const run = join(folder, 'failed', 'runs', 'one');
  await mkdir(run, { recursive: true });
  const configuration: unknown = JSON.parse(await readFile('test/run/format-1/config.json', 'utf8'));
  const text = good.replace('"method"', '"optimizer": { "learningRate": 9 },\n  "method"');
  await writeFile(
    join(run, 'config.json'),
    JSON.stringify({ ...Object(configuration), experimentFile: file }),
  );
  const failure = {
    code: 'training/non-finite',
    message: 'The loss is NaN.',
    remedy: 'Lower it.',
    exitCode: 10,
  };
  const event = { kind: 'event', name: 'failed', iteration: 0, at: '2026-11-24T14:10:34.908Z', failure };
  await writeFile(join(run, 'metrics.jsonl'), `${JSON.stringify(event)}\n`);
  const uri = editor.open(file, text);
  const found = await editor.diagnostics(uri, (all) => all.some(({ source }) => source === 'L2T run'));
  const mark = found.find(({ source }) => source === 'L2T run');
  expect(mark?.range.start).toEqual(at(text, '9 }'));
});

test('a weight file that holds no tensors is complained of at its path', async () => {
  await writeFile(join(folder, 'w.safetensors'), 'nothing of the kind');
  const uri = editor.open(join(folder, 'weights.l2t.json'), good);
  const found = await editor.diagnostics(uri, (all) =>
    all.some(({ code }) => String(code).startsWith('weights/')),
  );
  expect(found.find(({ code }) => String(code).startsWith('weights/'))?.range.start.line).toBe(1);
});

test('a batch larger than the training set is warned of', async () => {
  await cp('media/example/noto-resnet14.safetensors', join(folder, 'noto.safetensors'));
  const text = good
    .replace('w.safetensors', 'noto.safetensors')
    .replace('"emoji-twemoji"', '"emoji-twemoji", "imagesPerClass": 5')
    .replace('"method"', '"batchSize": 100, "method"');
  const uri = editor.open(join(folder, 'batch.l2t.json'), text);
  const found = await editor.diagnostics(uri, (all) =>
    all.some(({ code }) => code === 'configuration/batch-too-large'),
  );
  expect(found.map(({ code }) => code)).toEqual(['configuration/batch-too-large']);
});

test('a limit of images that not every class has is warned of, and what the folder holds is told', async () => {
  await cp('media/example/noto-resnet14.safetensors', join(folder, 'noto.safetensors'));
  const image = await readFile('media/icon.png');
  for (const [name, count] of [
    ['train/a', 4],
    ['train/b', 12],
    ['test/a', 1],
    ['extra/c', 1],
  ] as const) {
    await mkdir(join(folder, 'few', name), { recursive: true });
    for (let index = 0; index < count; index++) {
      await writeFile(join(folder, 'few', name, `${index}.png`), image);
    }
  }
  const data = '"image-folder", "folder": "few", "validationFraction": 0, "imagesPerClass": 5';
  const text = good
    .replace('w.safetensors', 'noto.safetensors')
    .replace('"emoji-twemoji"', data)
    .replace('"method"', '"batchSize": 2, "method"');
  const uri = editor.open(join(folder, 'few.l2t.json'), text);
  const isOurs = ({ code }: { code?: unknown }) => String(code).startsWith('configuration/');
  const found = (await editor.diagnostics(uri, (all) => all.some(isOurs))).filter(isOurs);
  expect(found.map(({ code, severity }) => `${severity} ${code}`).sort()).toEqual([
    '2 configuration/few-images',
    '3 configuration/data-note',
    '3 configuration/data-note',
  ]);
  expect(found.find(({ severity }) => severity === 2)?.message).toContain('a has 4');
  expect(found.find(({ severity }) => severity === 3)?.message).toContain(
    '9 training images, 4 to 5 a class',
  );
});

test('a training that takes more memory than the machine has is warned of at the mini-batch', async () => {
  const text = good.replace('"method"', '"batchSize": 90000000, "method"');
  const uri = editor.open(join(folder, 'memory.l2t.json'), text);
  const isTooSmall = ({ code }: { code?: unknown }) => code === 'configuration/memory-too-small';
  const found = (await editor.diagnostics(uri, (all) => all.some(isTooSmall))).find(isTooSmall);
  const machine = (totalmem() / 1e9).toFixed(1);
  expect(found).toMatchObject({
    message: expect.stringMatching(
      `^Training takes about \\d+\\.\\d GB of memory, and this machine has ${machine} GB\\.`,
    ),
    range: { start: at(text, '90000000') },
  });
});

test('layers are offered with their shapes in half-typed text', async () => {
  const text = good.replace('"pool4.input" }]\n}', '"po|');
  const items = await completions('half.l2t.json', text);
  expect(items.find(({ label }) => label === 'pool4.input')?.detail).toBe('128 x 4 x 4');
});

test('an empty file is offered a whole experiment', async () => {
  const [item] = await completions('empty.l2t.json', '|');
  expect(item?.textEdit?.newText).toContain('"target"');
});

test('paths of weights are offered relative to the file', async () => {
  await mkdir(join(folder, 'trained'), { recursive: true });
  await writeFile(join(folder, 'trained', 'source.pth'), '');
  const items = await completions('paths.l2t.json', good.replace('"w.safetensors"', '"trained/|"'));
  expect(items.map(({ label }) => label)).toContain('trained/source.pth');
});

test('a hover on a key says where it stands in the paper', async () => {
  const text = good.replace('"method"', '"beta": 0.5, "method"');
  const uri = editor.open(join(folder, 'hover.l2t.json'), text);
  const hover: Hover = await editor.connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: at(text, '"beta"', 2),
  });
  expect(JSON.stringify(hover.contents)).toContain('In the paper');
});

test('a renamed source is renamed in its pairs', async () => {
  const text = good.replace('"stage1.block2"', '"noto:stage1.block2"');
  const uri = editor.open(join(folder, 'rename.l2t.json'), text);
  const { changes } = await editor.connection.sendRequest<{ changes: Record<string, unknown[]> }>(
    'textDocument/rename',
    { textDocument: { uri }, position: at(text, '"noto"', 2), newName: 'other' },
  );
  expect(changes[uri]).toHaveLength(2);
});

test('the result of a run stands over its file, beside its method and at its pairs', async () => {
  const file = join(folder, 'results.l2t.json');
  await addRun(file);
  const uri = editor.open(file, good);
  const textDocument = { uri };
  const lenses = () => editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
  await expect
    .poll(async () => (await lenses()).map(({ command }) => command?.title).join(), { timeout: 20_000 })
    .toContain('31.1% at epoch 64');
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hints: InlayHint[] = await editor.connection.sendRequest('textDocument/inlayHint', {
    textDocument,
    range,
  });
  expect(hints.map(({ label }) => label)).toEqual(['validation 39.6%, test 31.1%', 'λ 1.49']);
  const resolved = (hint: InlayHint | undefined): Promise<InlayHint> =>
    editor.connection.sendRequest('inlayHint/resolve', hint);
  await expect
    .poll(async () => JSON.stringify((await resolved(hints[1])).tooltip), { timeout: 20_000 })
    .toMatch(/λ 1.*49 .*data:image.*Of the run/);
  const hover = () =>
    editor.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument,
      position: at(good, '"pool4.input"', 3),
    });
  await expect
    .poll(async () => JSON.stringify((await hover()).contents), { timeout: 20_000 })
    .toContain('data:image/svg+xml;base64,');
  expect(JSON.stringify((await hover()).contents)).toContain('over the images of epoch 100');
});

test('on a key of a pair, what was learned comes before what the key means', async () => {
  const file = join(folder, 'key.l2t.json');
  await addRun(file);
  const uri = editor.open(file, good);
  const position = at(good, '"source": "stage1', 3);
  const hover = async () => {
    const { contents }: Hover = await editor.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position,
    });
    return JSON.stringify(contents);
  };
  await expect.poll(hover, { timeout: 20_000 }).toMatch(/data:image\/svg.*\*\*source\*\*/);
});

test('an untrusted workspace is offered no start', async () => {
  const untrusted = await startEditor();
  const uri = untrusted.open(join(folder, 'untrusted.l2t.json'), good);
  const lenses: CodeLens[] = await untrusted.connection.sendRequest('textDocument/codeLens', {
    textDocument: { uri },
  });
  await untrusted.close();
  expect(lenses.map(({ command }) => command?.command)).toEqual(['l2t.openStudio']);
});

test('no text and no place makes a request fail', async () => {
  const requests = ['completion', 'hover', 'definition', 'prepareRename', 'rename'];
  const whole = ['documentSymbol', 'documentLink', 'codeLens', 'inlayHint'];
  const uri = editor.open(join(folder, 'nonsense.l2t.json'), good);
  const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '/*', '\0', '"__proto__":', 'null');
  const mutilated = fc.tuple(fc.nat(good.length), fc.nat(60), pieces, fc.nat(good.length));
  await fc.assert(
    fc.asyncProperty(mutilated, async ([start, length, piece, offset]) => {
      const text = good.slice(0, start) + piece + good.slice(start + length);
      editor.change(uri, text);
      const textDocument = { uri };
      const before = text.slice(0, offset).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const range = { start: position, end: position };
      const ask = (name: string) =>
        editor.connection.sendRequest(`textDocument/${name}`, {
          textDocument,
          position,
          range,
          newName: 'other',
          context: { diagnostics: [] },
        });
      await Promise.all([...requests, ...whole, 'codeAction'].map(ask));
    }),
    { numRuns: 60 },
  );
});
