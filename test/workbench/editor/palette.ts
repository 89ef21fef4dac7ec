/** @file The command palette, and every other list that opens in its place. */
import type { Locator, Page } from 'playwright-core';

export class Palette {
  constructor(private readonly page: Page) {}

  get input(): Locator {
    return this.page.locator('.quick-input-widget input[type="text"]:visible');
  }

  get rows(): Locator {
    return this.page.locator('.quick-input-widget .monaco-list-row');
  }

  /** A row by its label: the whole of it, or a pattern. */
  row(label: string | RegExp): Locator {
    return this.rows
      .filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) })
      .first();
  }

  /** Opens the list by a key, types, and takes the row; again, where the editor was still busy with itself. */
  async #take(key: string, text: string, label: string | RegExp): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press(key);
        await this.input.fill(text, { timeout: 5000 });
        await this.row(label).click({ timeout: 8000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
        await this.page.waitForTimeout(500);
      }
    }
  }

  /** @param title as it stands in the palette, its category included: `L2T: Start L2T run`. */
  run(title: string): Promise<void> {
    return this.#take('F1', `>${title}`, title);
  }

  openFile(name: string): Promise<void> {
    return this.#take('Control+P', name, name);
  }

  /** What the palette offers for some text, once it offers anything: the extension may not be known yet. */
  async offers(text: string): Promise<string[]> {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('F1');
      await this.input.fill(`>${text}`);
      await this.rows.first().waitFor();
      // The list is filled in more than one step.
      await this.page.waitForTimeout(500);
      const labels = await this.rows.locator('.label-name').allInnerTexts();
      await this.page.keyboard.press('Escape');
      if (!labels.includes('No matching commands') || attempt === 10) return labels;
      await this.page.waitForTimeout(1000);
    }
  }

  /** Whether the list that a command opens has a row; it stays open where it has. */
  async offersAt(command: string, label: string): Promise<boolean> {
    await this.run(command);
    await this.input.fill(label);
    const offered = this.row(label).waitFor({ timeout: 3000 });
    return offered.then(
      () => true,
      async () => {
        await this.page.keyboard.press('Escape');
        return false;
      },
    );
  }

  /** Takes a row of the list that is open now. */
  async choose(label: string | RegExp): Promise<void> {
    await this.row(label).click();
  }

  /** Answers where a file goes; an editor on a server asks in a list of its own, and proposes a path a moment later. */
  async saveAs(path: string): Promise<void> {
    while (!(await this.input.inputValue()).startsWith('/')) await this.page.waitForTimeout(100);
    do {
      await this.input.fill(path);
      // The list follows what is typed, a moment later too.
      await this.page.waitForTimeout(500);
    } while ((await this.input.inputValue()) !== path);
    await this.page.keyboard.press('Enter');
  }

  /** Answers the question that is open now. */
  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.page.keyboard.press('Enter');
  }
}
