/** @file A block of lines at the end of a terminal that is drawn again and again in the same place. */

import { forTerminal } from './sealed.js';

/** A terminal, as far as drawing needs it. */
export interface Terminal {
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): void;
}

const control = '\u001b[';
const hideCursor = `${control}?25l`;
const showCursor = `${control}?25h`;
const clearToEndOfLine = `${control}K`;
const clearBelow = `${control}J`;

export class Screen {
  #drawn = 0;
  readonly #restore = () => this.terminal.write(showCursor);

  constructor(private readonly terminal: Terminal) {
    terminal.write(hideCursor);
    // A cursor that stays hidden outlives the program.
    process.once('exit', this.#restore);
  }

  get columns(): number {
    return this.terminal.columns ?? 80;
  }

  /** Replaces the block. Lines that the terminal has no room for are left out: they could not be drawn over. */
  draw(lines: readonly string[]): void {
    const shown = lines.slice(0, Math.max(1, (this.terminal.rows ?? 24) - 1));
    const up = this.#drawn > 0 ? `${control}${this.#drawn}A` : '';
    this.terminal.write(
      `\r${up}${shown.map((line) => `${forTerminal(line)}${clearToEndOfLine}\n`).join('')}${clearBelow}`,
    );
    this.#drawn = shown.length;
  }

  /** Leaves the block as it is; what is written next comes after it. */
  end(): void {
    process.off('exit', this.#restore);
    this.#restore();
  }
}
