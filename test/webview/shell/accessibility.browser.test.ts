import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import { themeKinds } from '../../workbench/editor/themes.js';
import { panelOfThisFile } from '../panel.js';
import { allPairs, experimentView, runView, series, snapshotOf } from '../picker/fixtures.js';
import { PickerPage } from '../picker/picker-page.js';

const test = panelOfThisFile();

for (const theme of themeKinds) {
  for (const width of [1200, 420]) {
    test(
      `The pair picker has no finding of axe in ${theme}, ${width} wide`,
      async (panel) => {
        const picker = new PickerPage(panel);
        const [chosen] = allPairs.slice(6, 7);
        const snapshot = snapshotOf({
          experiment: experimentView(allPairs.slice(0, 10)),
          shown: [runView(allPairs.slice(4))],
        });
        await panel.send({ kind: 'snapshot', snapshot });
        await panel.send({ kind: 'series', chunk: series(allPairs.length - 4) });
        if (chosen) await picker.clickLine(chosen);
        await panel.page.locator('summary').first().click();
        const { violations } = await new AxeBuilder({ page: panel.page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(panel.errors).toEqual([]);
        expect(await panel.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      },
      { theme, size: { width, height: 900 } },
    );
  }
}
