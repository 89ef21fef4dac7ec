/** @file The integrated terminal, typed into as a user does. */
import type { Page } from 'playwright-core';
import type { Palette } from './palette.js';

export class Terminal {
  constructor(
    private readonly page: Page,
    private readonly palette: Palette,
  ) {}

  /** A new one; what is typed next goes to its shell. */
  async open(): Promise<void> {
    await this.palette.run('Terminal: Create New Terminal');
    await this.page.locator('.terminal.xterm').first().waitFor();
  }

  async type(line: string): Promise<void> {
    await this.page.locator('.terminal.xterm .xterm-helper-textarea').first().focus();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
  }
}
