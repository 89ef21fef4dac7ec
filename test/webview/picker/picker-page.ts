/** @file The pair picker as a user meets it: layers and lines by name, pointer and keys. */
import type { Locator, Page } from 'playwright-core';
import type { Pair } from '../../../src/catalog/pairs.js';
import type { PanelMessage } from '../../../webview/contract.js';
import { pairKey } from '../../../webview/pairs/pair-key.js';
import type { Preview } from '../../workbench/preview/preview.js';

export class PickerPage {
  readonly page: Page;

  constructor(readonly panel: Preview) {
    this.page = panel.page;
  }

  source = (layer: string, source = 0): Locator =>
    this.page.locator(`[data-place="source ${source} ${layer}"]`);
  target = (layer: string): Locator => this.page.locator(`[data-place="target ${layer}"]`);
  entry = (pair: Pair): Locator => this.page.locator(`[data-pair="${pairKey(pair)}"]`);
  line = (pair: Pair): Locator => this.page.locator(`[data-line="${pairKey(pair)}"]`);
  row = (pair: Pair): Locator => this.page.locator(`[data-row="${pairKey(pair)}"]`);
  status = (): Locator => this.page.getByRole('status');
  card = (): Locator => this.page.locator('.hover-card');
  button = (name: string | RegExp): Locator => this.page.getByRole('button', { name });

  async centreOf(locator: Locator): Promise<readonly [number, number]> {
    const box = await locator.boundingBox();
    if (!box) throw new Error('It is not drawn.');
    return [box.x + box.width / 2, box.y + box.height / 2];
  }

  /** Leaves the button down over the end. */
  async dragOver(from: Locator, to: Locator): Promise<void> {
    await this.page.mouse.move(...(await this.centreOf(from.locator('.port'))));
    await this.page.mouse.down();
    await this.page.mouse.move(...(await this.centreOf(to)), { steps: 6 });
  }

  /** A pair's line lies in the middle of its box. */
  async clickLine(pair: Pair, modifier?: 'Control' | 'Shift'): Promise<void> {
    if (modifier) await this.page.keyboard.down(modifier);
    await this.page.mouse.click(...(await this.centreOf(this.line(pair))));
    if (modifier) await this.page.keyboard.up(modifier);
  }

  async selected(): Promise<string[]> {
    const entries = await this.page.locator('[data-pair][aria-selected="true"]').all();
    return Promise.all(entries.map(async (entry) => (await entry.getAttribute('data-pair')) ?? ''));
  }

  /** The key of the line that has the focus. */
  focusedPair(): Promise<string | undefined> {
    return this.page.evaluate<string | undefined>('document.activeElement?.dataset.pair');
  }

  async widthOf(pair: Pair): Promise<number> {
    const style = (await this.line(pair).getAttribute('style')) ?? '';
    return Number(/stroke-width: ([\d.]+)px/.exec(style)?.[1]);
  }

  /** The pair lists that the panel has asked the file to take, oldest first. */
  async edits(): Promise<(readonly Pair[])[]> {
    const said = await this.panel.said();
    return said.flatMap((message: PanelMessage) => (message.kind === 'edit-pairs' ? [message.pairs] : []));
  }
}
