/** @file The ways in which a run is watched: live in a terminal, as plain lines, or as JSON lines. */
import type { MetricsRecord } from '../../run/records/metrics.js';
import { Screen, type Terminal } from '../terminal/screen.js';
import { forTerminal } from '../terminal/sealed.js';
import { type ColorStream, paintFor } from '../terminal/style.js';
import { frameLines } from './frame.js';
import { plainLine } from './lines.js';
import type { RunPicture } from './picture.js';

export interface View {
  /** Tells of a record. `picture` is of just after it. */
  record(record: MetricsRecord, picture: RunPicture): void;
  /** Called a few times a second. */
  refresh(picture: RunPicture): void;
  /** Says a sentence to the person who watches. */
  say(sentence: string): void;
  end(): void;
}

/** A stream that may be a terminal. */
export type Output = Terminal & ColorStream & { readonly isTTY?: boolean };

/** A block of lines that is drawn again in its place; what is said stands in the place of the hint. */
export function liveView(output: Output, hint: string): View {
  const screen = new Screen(output);
  const paint = paintFor(output);
  let message = hint;
  return {
    record: () => undefined,
    refresh: (picture) => screen.draw(frameLines(picture, { columns: screen.columns, paint, message })),
    say: (sentence) => {
      message = sentence;
    },
    end: () => screen.end(),
  };
}

/** A line for what is worth one, below the one before; what is said goes to `messages`. */
export function lineView(output: Terminal, messages: Terminal): View {
  return {
    record: (record, picture) => {
      const line = plainLine(record, picture);
      if (line !== undefined) output.write(`${forTerminal(line)}\n`);
    },
    refresh: () => undefined,
    say: (sentence) => messages.write(`${forTerminal(sentence)}\n`),
    end: () => undefined,
  };
}

/** Every record as it stands in `metrics.jsonl`. */
export function jsonView(output: Terminal, messages: Terminal): View {
  return {
    ...lineView(output, messages),
    record: (record) => output.write(`${forTerminal(JSON.stringify(record))}\n`),
  };
}

/** The view, as long as somebody can see it. */
export function whileSeen(view: View, isSeen: () => boolean): View {
  return {
    record: (record, picture) => isSeen() && view.record(record, picture),
    refresh: (picture) => isSeen() && view.refresh(picture),
    say: (sentence) => view.say(sentence),
    end: () => view.end(),
  };
}

/** Whether a block of lines can be redrawn there. */
export function isLive({ isTTY }: Output, terminalType = process.env.TERM): boolean {
  return isTTY === true && terminalType !== 'dumb';
}
