/** @file The guided form, from its first question to the file that it writes. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import { expect } from 'vitest';
import type { Workbench } from '../editor/workbench.js';
import { workbenchOfThisFile } from '../flow.js';

const flow = workbenchOfThisFile({
  fill: (workspace) => writeFileSync(`${workspace}/emoji-twemoji.l2t.json`, '{}'),
});

/** Takes the row of the step that is asked now, found by typing as the list shows only its beginning. */
async function take({ palette, page }: Workbench, step: number, label: string): Promise<void> {
  await page
    .locator('.quick-input-title')
    .filter({ hasText: `(${step}/` })
    .waitFor();
  await palette.input.fill(label);
  await palette.choose(label);
}

const atStep = ({ page }: Workbench, step: string) =>
  page
    .locator('.quick-input-title')
    .filter({ hasText: `(${step})` })
    .waitFor();

flow('who leaves the form half-way leaves nothing behind', async (workbench) => {
  await workbench.command('L2T: New Experiment');
  await take(workbench, 1, 'l2t-ww');
  await atStep(workbench, '2/8');
  await workbench.page.keyboard.press('Escape');
  await workbench.palette.input.waitFor({ state: 'hidden' });
  expect(readdirSync(workbench.workspace)).toEqual(['emoji-twemoji.l2t.json']);
});

flow('who goes back finds what was answered', async (workbench) => {
  await workbench.command('L2T: New Experiment');
  await take(workbench, 1, 'l2t-ww');
  await take(workbench, 2, 'resnet14');
  await atStep(workbench, '3/8');
  await workbench.page.locator('.quick-input-titlebar').getByRole('button', { name: 'Back' }).click();
  await atStep(workbench, '2/8');
  await workbench.page.locator('.quick-input-list .monaco-list-row.focused').getByText('resnet14').waitFor();
});

flow('a name that is taken is refused, with the reason', async (workbench) => {
  await take(workbench, 2, 'resnet14');
  await take(workbench, 3, 'noto-resnet14.safetensors');
  await take(workbench, 4, 'vgg9');
  await take(workbench, 5, '0.25');
  await take(workbench, 6, 'emoji-twemoji');
  await take(workbench, 7, 'auto');
  await atStep(workbench, '8/8');
  expect(await workbench.palette.input.inputValue()).toBe('emoji-twemoji-2');
  await workbench.palette.answer('emoji-twemoji');
  await workbench.page.getByText('emoji-twemoji.l2t.json exists').first().waitFor();
});

flow('the file says what was answered, beside the weights that come with the product', async (workbench) => {
  await workbench.palette.answer('mine');
  await workbench.editors.codeLens('Start L2T run').waitFor();
  expect(parse(readFileSync(workbench.path('mine.l2t.json'), 'utf8'))).toMatchObject({
    sources: [{ network: 'resnet14', weights: 'noto-resnet14.safetensors' }],
    target: { network: 'vgg9', width: 0.25 },
    data: { dataset: 'emoji-twemoji' },
    method: 'l2t-ww',
  });
  expect(existsSync(workbench.path('noto-resnet14.safetensors'))).toBe(true);
});

flow('nothing of ours complains in the console', async (workbench) => {
  expect(workbench.errors).toEqual([]);
});
