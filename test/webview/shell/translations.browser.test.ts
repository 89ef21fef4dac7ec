/** @file The panel in another display language. */
import { expect } from 'vitest';
import { panelOfThisFile } from '../panel.js';
import { finished, snapshotOf } from '../recorded-runs.js';

const test = panelOfThisFile();

test(
  'Texts and numbers are those of the display language, also texts that are looked up while the panel loads',
  async (panel) => {
    await panel.send({ kind: 'snapshot', snapshot: snapshotOf({ shown: [finished] }) });
    await panel.page.getByRole('tab', { name: 'Vergleich' }).waitFor();
    const header = await panel.page.locator('.run-header').textContent();
    expect(header).toContain('Fertig');
    expect(header).toContain('Epoche 33: Prüfung 70,8 %, Test 68,8 %'.replaceAll(' %', '\u00a0%'));
    expect(header).toContain('Show Log');
    expect(panel.errors).toEqual([]);
  },
  {
    words: {
      language: 'de',
      translations: {
        Compare: 'Vergleich',
        Finished: 'Fertig',
        '{0}: validation {1}, test {2}': 'Epoche {0}: Prüfung {1}, Test {2}',
        'Never said': '</script>',
      },
    },
  },
);
