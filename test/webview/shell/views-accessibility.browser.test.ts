/** @file Axe over header, charts, images and comparison: one page, worn in four themes, wide and narrow. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import { themeKinds } from '../../workbench/editor/themes.js';
import type { Preview } from '../../workbench/preview/preview.js';
import { panelOfThisFile } from '../panel.js';
import { evaluation, messages, saliencyAnswer } from '../recorded-runs.js';

const test = panelOfThisFile();

/** What is closed is looked at too; of the charts' tables, all alike and long, the shortest. */
const openDetails = `for (const closed of document.querySelectorAll(
  'details:not(.chart-table), [aria-labelledby=chart-learning-rate] details',
)) closed.open = true`;

/** Widths and colours have nothing to do with one another: every theme wide, one narrow. */
const looks = [
  ...themeKinds.map((theme) => ({ theme, width: 1200 })),
  { theme: 'dark', width: 420 },
] as const;

const views: { readonly [title: string]: (panel: Preview) => Promise<void> } = {
  Charts: ({ page }) => page.locator('.chart-canvas canvas').first().waitFor(),
  Compare: ({ page }) => page.locator('.run-table table').waitFor(),
  Images: async (panel) => {
    await panel.page.locator('vscode-button', { hasText: 'Compute maps' }).click();
    await panel.page.locator('vscode-button', { hasText: 'Evaluate the best weights' }).click();
    const [maps, classes] = [
      await panel.waitForMessage('saliency'),
      await panel.waitForMessage('evaluation'),
    ];
    if (maps.kind !== 'saliency' || classes.kind !== 'evaluation') return;
    const value = saliencyAnswer(maps.images);
    await panel.send({ kind: 'saliency', request: maps.request, answer: { value } });
    await panel.send({ kind: 'evaluation', request: classes.request, answer: { value: evaluation } });
    await panel.page.locator('.saliency-images li').first().waitFor();
    await panel.page.locator('.confusion').waitFor();
  },
};

test('Header, charts, images and comparison have no finding of axe in any theme, wide and narrow', async (panel) => {
  const { page } = panel;
  for (const message of messages) await panel.send(message);
  const found: string[] = [];
  for (const [view, prepare] of Object.entries(views)) {
    await page.getByRole('tab', { name: view }).click();
    await prepare(panel);
    for (const { theme, width } of looks) {
      await panel.wear(theme);
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(openDetails);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const place = `${view}, ${theme}, ${width}`;
      found.push(...violations.map(({ id, nodes }) => `${place}: ${id} ${nodes[0]?.html}`));
      const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
      if (fits !== true) found.push(`${place}: wider than the page`);
    }
  }
  expect(found).toEqual([]);
  expect(panel.errors).toEqual([]);
});
