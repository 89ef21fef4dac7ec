/** @file Notifications and modal questions. */
import type { Locator, Page } from 'playwright-core';

export class Notifications {
  constructor(private readonly page: Page) {}

  with(text: string | RegExp): Locator {
    return this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text })
      .first();
  }

  /** Clicks a button of the notification that has the text. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.with(text).getByRole('button', { name: button }).click();
  }

  /** The question that must be answered before anything else. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  async answerDialog(button: string | RegExp): Promise<void> {
    await this.dialog.getByRole('button', { name: button }).click();
  }
}
