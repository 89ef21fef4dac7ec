/** @file Networks that files describe, as a person uses them: pairs by mouse among their stages, a run, its result, its export. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { expect, inject, test } from 'vitest';
import { sharedFolder } from '../../shared.js';
import { runFoldersIn } from '../editor/trainers.js';
import type { Workbench } from '../editor/workbench.js';
import { workbenchOfThisFile } from '../flow.js';

const networks = existsSync(sharedFolder('networks')) ? sharedFolder('networks') : undefined;
const patience = { timeout: 120_000, interval: 300 };

/** Teacher and student of each experiment, the pair it has from the start, and one that is added by mouse. */
const experiments = [
  {
    name: 'mobilenet',
    teacher: 'resnet-basic-train',
    student: 'mobilenet-v2',
    pair: ['layer1', 'features.3'],
    added: ['layer3', 'features.9'],
  },
  {
    name: 'vit',
    teacher: 'swin',
    student: 'vit',
    pair: ['features.1', 'conv_proj'],
    added: ['features.3', 'encoder.layers.encoder_layer_2'],
  },
] as const;

function fill(workspace: string): void {
  if (!networks) return;
  for (const { name, teacher, student, pair } of experiments) {
    const [source, target] = pair;
    copyFileSync(join(networks, `${teacher}.pt2`), join(workspace, `${name}-teacher.pt2`));
    copyFileSync(join(networks, `${student}.pt2`), join(workspace, `${name}-student.pt2`));
    const experiment = {
      sources: [{ network: `${name}-teacher.pt2` }],
      target: { network: `${name}-student.pt2` },
      data: { dataset: 'emoji-twemoji', imagesPerClass: 1 },
      pairs: [{ source, target }],
      epochs: 2,
      optimizer: { learningRate: 0.001 },
      engine: 'onnxruntime',
      runs: `runs-${name}`,
    };
    writeFileSync(join(workspace, `${name}.l2t.json`), JSON.stringify(experiment, null, 2));
  }
}

const flow = workbenchOfThisFile({
  settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 },
  fill,
});

const pairsInFile = (workbench: Workbench, file: string): unknown =>
  parse(readFileSync(workbench.path(file), 'utf8')).pairs;

const runOf = (workbench: Workbench, name: string): string | undefined =>
  runFoldersIn(join(workbench.workspace, `runs-${name}`))[0];

if (!networks || 'missing' in inject('workbench')) {
  test.skip('networks of one’s own need ../shared/networks', () => {});
} else {
  for (const { name, pair, added } of experiments) {
    const file = `${name}.l2t.json`;

    flow(`the picture shows the stages of ${name} and the pair of the file`, async (workbench) => {
      await workbench.editors.open(file);
      await workbench.command('L2T: Open Studio');
      await workbench.webview.locator(`[data-line="0/${pair.join('/')}"]`).waitFor();
    });

    flow(`a drag between stages of ${name} adds a pair to the file`, async (workbench) => {
      const { webview, page } = workbench;
      await webview.locator(`[data-place="source 0 ${added[0]}"]`).locator('.port').hover();
      await page.mouse.down();
      await webview.locator(`[data-place="target ${added[1]}"]`).hover();
      await page.mouse.up();
      await webview.locator(`[data-line="0/${added.join('/')}"]`).waitFor();
      await expect.poll(() => pairsInFile(workbench, file), patience).toHaveLength(2);
    });

    flow(`${name} trains to its result`, async (workbench) => {
      await workbench.editors.open(file);
      await workbench.command('L2T: Start L2T run');
      await expect.poll(() => runOf(workbench, name), patience).toBeDefined();
      const result = () => existsSync(join(runOf(workbench, name) ?? '', 'result.json'));
      await expect.poll(result, patience).toBe(true);
      await workbench.editors.line(/%/).first().waitFor();
    });

    flow(`the Studio shows what ${name} looks at in images`, async (workbench) => {
      await workbench.command('L2T: Open Studio');
      const { webview } = workbench;
      await webview.getByRole('tab', { name: 'Images' }).click();
      await webview.getByRole('button', { name: 'Compute maps' }).click();
      await webview.locator('.saliency-images li').first().waitFor();
    });

    flow(`the trained ${name} is exported under the names of its state_dict`, async (workbench) => {
      await workbench.sideBar.show('L2T');
      await workbench.sideBar.row('Runs', name).first().click();
      await workbench.command('L2T: Export Trained Network');
      const exported = workbench.path(`${name}.onnx`);
      await workbench.palette.saveAs(exported);
      await expect.poll(() => existsSync(exported), patience).toBe(true);
    });
  }

  flow('nothing of ours complains in the console', async (workbench) => {
    expect(workbench.errors).toEqual([]);
  });
}
