/** @file The side bar: the container of the extension, its trees and their menus. */
import type { Locator, Page } from 'playwright-core';

export class SideBar {
  constructor(private readonly page: Page) {}

  /** Opens a container by the name in the activity bar; does nothing where it is open. */
  async show(name: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name, exact: false }).first();
    await tab.waitFor();
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
  }

  /** A view in the open container. */
  view(name: string): Locator {
    return this.page
      .locator('.sidebar .pane')
      .filter({ has: this.page.getByRole('button', { name: `${name} Section` }) });
  }

  rows(view: string): Locator {
    return this.view(view).locator('.monaco-list-row');
  }

  row(view: string, text: string | RegExp): Locator {
    return this.rows(view).filter({ hasText: text }).first();
  }

  /** Takes an entry of a row's context menu. */
  async menu(row: Locator, entry: string): Promise<void> {
    await row.click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item').filter({ hasText: entry }).first();
    await item.hover();
    // The editor takes a click that comes right after the menu for the end of the one that opened it.
    await this.page.waitForTimeout(500);
    await item.click();
  }
}
