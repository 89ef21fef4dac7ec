/** @file The side bar: the container of the extension, its trees and their menus. */
import type { Locator, Page } from 'playwright-core';

export class SideBar {
  constructor(private readonly page: Page) {}

  /** Opens a container by the name in the activity bar; does nothing where it is open. */
  async show(name: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name, exact: false }).first();
    const title = this.page.locator('.sidebar .composite.title').filter({ hasText: name });
    await tab.waitFor();
    // A click on an open container closes it, and the product may be about to open it by itself.
    for (let attempt = 1; attempt <= 5; attempt++) {
      if (await title.isVisible()) return;
      await tab.click();
      await title.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await title.waitFor();
  }

  /** A view in the open container; its description, if it has one, is part of its name for screen readers. */
  view(name: string): Locator {
    return this.page
      .locator('.sidebar .pane')
      .filter({ has: this.page.getByRole('button', { name: new RegExp(`^${name}( - .*)? Section$`) }) });
  }

  rows(view: string): Locator {
    return this.view(view).locator('.monaco-list-row');
  }

  row(view: string, text: string | RegExp): Locator {
    return this.rows(view).filter({ hasText: text }).first();
  }

  /** Takes an entry of a row's context menu; opens it again where the editor closed it, as it does when the focus moves. */
  async menu(row: Locator, entry: string): Promise<void> {
    const item = this.page.locator('.monaco-menu .action-item').filter({ hasText: entry }).first();
    for (let attempt = 1; ; attempt++) {
      try {
        await row.click({ button: 'right' });
        await item.hover({ timeout: 5000 });
        // The editor takes a click that comes right after the menu for the end of the one that opened it.
        await this.page.waitForTimeout(500);
        await item.click({ timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** What a row's context menu offers. */
  async entries(row: Locator): Promise<string[]> {
    const items = this.page.locator('.monaco-menu .action-item');
    await row.click({ button: 'right' });
    await items.first().waitFor();
    const texts = await items.allInnerTexts();
    await this.page.keyboard.press('Escape');
    return texts.map((text) => text.trim());
  }
}
