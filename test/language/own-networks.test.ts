/** @file What the editor says of networks that files describe, before and after they were read. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { learnNetworkFiles } from '../../src/import/learn.js';
import { completionsAt } from '../../src/language/completion/completion.js';
import { quickFixes } from '../../src/language/diagnostics/quick-fixes.js';
import { toDiagnostic } from '../../src/language/diagnostics/to-diagnostic.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { hoverAt } from '../../src/language/hover/hover.js';
import { RunBook } from '../../src/language/runs/run-book.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const runs = new RunBook(() => undefined);

/** A folder with a teacher and a student, and an experiment of them. */
function experiment(changes: object = {}) {
  const folder = newFolder();
  copyFileSync(sharedFolder('networks', 'resnet-basic-train.pt2'), join(folder, 'teacher.pt2'));
  copyFileSync(sharedFolder('networks', 'mobilenet-v2.pt2'), join(folder, 'student.pt2'));
  const text = JSON.stringify({
    sources: [{ network: 'teacher.pt2' }],
    target: { network: 'student.pt2' },
    data: { dataset: 'emoji-noto' },
    pairs: [{ source: 'layer2', target: 'features.5' }],
    ...changes,
  });
  const { href } = pathToFileURL(join(folder, 'a.l2t.json'));
  const document = new ExperimentDocument(TextDocument.create(href, 'l2t', 1, text));
  const learn = () => learnNetworkFiles(['teacher.pt2', 'student.pt2'].map((name) => join(folder, name)));
  return { folder, text, document, learn };
}

const hoverOn = ({ document, text }: ReturnType<typeof experiment>, word: string): string => {
  const hover = hoverAt(document, text.indexOf(word) + 1, runs);
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
};

describe('an experiment of two network files', () => {
  sharedTest('has no mistake while the files are not read, and none afterwards', async () => {
    const { document, learn } = experiment();
    expect(document.parsed.problems).toEqual([]);
    await learn();
    expect(document.parsed.problems).toEqual([]);
    expect(document.parsed.experiment?.pairs).toEqual([
      { source: 0, sourceLayer: 'layer2', targetLayer: 'features.5' },
    ]);
  });

  sharedTest('is told of a module that there is not, with the nearest one', async () => {
    const { document, learn } = experiment({ pairs: [{ source: 'layer2', target: 'feature.5' }] });
    await learn();
    const [problem] = document.parsed.problems;
    expect(problem?.remedy).toContain('"features.5"');
  });

  sharedTest('has a module that there is not replaced by the nearest one', async () => {
    const { document, learn } = experiment({ pairs: [{ source: 'layer2', target: 'feature.5' }] });
    await learn();
    const diagnostics = document.parsed.problems.map((problem) => toDiagnostic(document, problem));
    const [first] = await quickFixes(document, diagnostics);
    expect(first?.title).toBe('Change to "features.5"');
    expect(first?.edit?.changes?.[document.uri]?.map(({ newText }) => newText)).toEqual(['"features.5"']);
  });

  sharedTest('has its stages offered before other modules, and its files where networks stand', async () => {
    const made = experiment({ pairs: [{ source: 'layer2', target: '' }] });
    await made.learn();
    const at = (text: string) => completionsAt(made.document, made.text.indexOf(text) + text.length);
    const layers = (await at('"target":"')).toSorted((left, right) =>
      (left.sortText ?? '') < (right.sortText ?? '') ? -1 : 1,
    );
    expect(layers.slice(0, 4).map(({ label }) => label)).toEqual([
      'features.1',
      'features.3',
      'features.5',
      'features.9',
    ]);
    expect((await at('"target":{"network":"')).map(({ label }) => label)).toContain('teacher.pt2');
  });

  sharedTest('says on hover what a file describes, and what its layer is', async () => {
    const made = experiment();
    await made.learn();
    expect(hoverOn(made, 'student.pt2')).toContain('14,058 parameters');
    expect(hoverOn(made, 'features.5')).toContain('8 x 4 x 4');
  });

  sharedTest('names what is wrong with a file at its place', async () => {
    const made = experiment();
    writeFileSync(join(made.folder, 'student.pt2'), 'version https://git-lfs.github.com/spec/v1\n');
    await made.learn();
    const [problem] = made.document.parsed.problems;
    expect(problem?.path).toEqual(['target', 'network']);
    expect(hoverOn(made, 'student.pt2')).toContain('LFS');
  });

  sharedTest('refuses a width, and images of another size', async () => {
    const target = { network: 'student.pt2', width: 0.5, image: { size: 64 } };
    const { document, learn } = experiment({ target });
    await learn();
    expect(document.parsed.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['configuration/width-of-file', 'configuration/image-size']),
    );
  });
});
