/** @file The bytes of a pickle, read from front to back. Every length is checked before anything is made of it. */
import { weightErrors } from '../errors/weights.js';
import { viewOf } from './element-type.js';
import type { PickleBudget } from './pickle-budget.js';
import { Placeholder } from './pickle-values.js';

/** Longer integers are no numbers that anyone asks for, and take long to make from text. */
const longestInteger = 256;

const decoder = new TextDecoder();

export class PickleReader {
  readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    public position: number,
    readonly file: string,
    readonly budget: PickleBudget,
  ) {
    this.view = viewOf(bytes);
  }

  malformed(): Error {
    return weightErrors.malformedPickle(this.file, this.position);
  }

  /** Steps over `count` bytes and returns where they start. */
  take(count: number): number {
    const start = this.position;
    if (!(count >= 0 && count <= this.bytes.length - start)) throw weightErrors.truncated(this.file, start);
    this.position += count;
    return start;
  }

  byte = () => this.view.getUint8(this.take(1));
  uint16 = () => this.view.getUint16(this.take(2), true);
  uint32 = () => this.view.getUint32(this.take(4), true);
  int32 = () => this.view.getInt32(this.take(4), true);
  uint64 = () => Number(this.view.getBigUint64(this.take(8), true));

  slice(count: number): Uint8Array {
    const start = this.take(count);
    return this.bytes.subarray(start, start + count);
  }

  text(count: number): string {
    const bytes = this.slice(count);
    this.budget.spendText(count);
    return decoder.decode(bytes);
  }

  /** Bytes of Python 2, which has one type for text and for bytes: what is long is bytes, as in arrays. */
  string(count: number): string | Uint8Array {
    const bytes = this.slice(count);
    return count > longestInteger ? bytes : this.latin1(bytes);
  }

  latin1(bytes: Uint8Array): string {
    this.budget.spendText(bytes.length);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  }

  #lineBytes(): Uint8Array {
    const end = this.bytes.indexOf(0x0a, this.position);
    const bytes = this.slice(end < 0 ? Number.POSITIVE_INFINITY : end - this.position);
    this.take(1);
    return bytes;
  }

  line(): string {
    const bytes = this.#lineBytes();
    this.budget.spendText(bytes.length);
    return decoder.decode(bytes);
  }

  /** A line of characters up to U+00FF, with escapes for all others: texts of protocol 0. */
  unicodeLine(): string {
    const escapes = /\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})/g;
    return this.latin1(this.#lineBytes()).replace(escapes, (whole, short?: string, long?: string) => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
  }

  /** A text between quotes, with Python's escapes: byte strings of protocol 0. */
  quotedLine(): string | Uint8Array {
    const line = this.latin1(this.#lineBytes());
    const quote = line[0];
    if (line.length < 2 || (quote !== "'" && quote !== '"') || line.at(-1) !== quote) throw this.malformed();
    const named: Readonly<Record<string, string>> = {
      n: '\n',
      r: '\r',
      t: '\t',
      "'": "'",
      '"': '"',
      '\\': '\\',
    };
    const text = line
      .slice(1, -1)
      .replace(/\\(x[0-9a-fA-F]{2}|.)/gs, (whole, code: string) =>
        code.length === 3 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (named[code] ?? whole),
      );
    return text.length > longestInteger ? new Uint8Array(Buffer.from(text, 'latin1')) : text;
  }

  /** A signed little-endian integer; a number where that is exact. */
  long(count: number): unknown {
    const bytes = this.slice(count);
    if (count > longestInteger) return new Placeholder('int');
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).reverse();
    return exact(BigInt.asIntN(8 * count, BigInt(`0x0${digits.join('')}`)));
  }

  /** An integer in decimal digits; `00` and `01` are the truth values of protocol 1 and below. */
  decimal(): unknown {
    const digits = this.line().replace(/L$/, '').trim();
    if (digits === '00') return false;
    if (digits === '01') return true;
    if (!/^[+-]?\d+$/.test(digits)) throw this.malformed();
    return digits.length > longestInteger ? new Placeholder('int') : exact(BigInt(digits));
  }

  decimalFloat(): number {
    const text = this.line().trim();
    const value = /^[+-]?inf/i.test(text) ? Number(`${text[0] === '-' ? '-' : ''}Infinity`) : Number(text);
    if (Number.isNaN(value) && !/^[+-]?nan$/i.test(text)) throw this.malformed();
    return value;
  }
}

function exact(value: bigint): number | bigint {
  return BigInt.asIntN(54, value) === value && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
