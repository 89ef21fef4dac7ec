/** @file Text editors: what stands in them, what the language server adds, and typing. */
import type { Locator, Page } from 'playwright-core';
import type { Palette } from './palette.js';

export class Editors {
  constructor(
    private readonly page: Page,
    private readonly palette: Palette,
  ) {}

  open(name: string): Promise<void> {
    return this.palette.openFile(name);
  }

  /** The tab of an editor. */
  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: name }).first();
  }

  get lines(): Locator {
    return this.page.locator('.monaco-editor .view-lines:visible');
  }

  /** The line that has the text. */
  line(text: string | RegExp): Locator {
    return this.page.locator('.monaco-editor .view-line:visible').filter({ hasText: text }).first();
  }

  codeLens(text: string | RegExp): Locator {
    return this.page
      .locator('.codelens-decoration a, .codelens-decoration span')
      .filter({ hasText: text })
      .first();
  }

  /** What is drawn behind the text of the lines, with its colour; it is no part of the document. */
  annotations(): Promise<{ readonly text: string; readonly colour: string; readonly ordinary: string }[]> {
    return this.page.locator('.monaco-editor .view-line span').evaluateAll((pieces) =>
      pieces
        .map((piece) => ({
          drawn: getComputedStyle(piece, '::after'),
          ordinary: getComputedStyle(piece).color,
        }))
        .filter(({ drawn }) => drawn.content.length > '""'.length && drawn.content !== 'none')
        .map(({ drawn, ordinary }) => ({ text: drawn.content, colour: drawn.color, ordinary })),
    );
  }

  get errors(): Locator {
    return this.page.locator('.squiggly-error');
  }

  /** Puts the cursor into a line. */
  async goToLine(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.palette.input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
  }

  /** Replaces all text of the foremost editor by pasted text, so that nothing is completed or indented. */
  async replaceAll(text: string): Promise<void> {
    await this.lines.first().click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  save(): Promise<void> {
    return this.page.keyboard.press('Control+S');
  }

  /** Applies the quick fix with this title at the cursor. */
  async quickFix(title: string | RegExp): Promise<void> {
    await this.page.keyboard.press('Control+.');
    await this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first().click();
  }
}
