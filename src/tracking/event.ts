/** @file Events of TensorBoard (`tensorflow.Event`), each framed as a record of a TFRecord file. */
import { maskedCrc32c } from './crc32c.js';
import {
  bytesField,
  doubleField,
  doublesField,
  floatField,
  int64Field,
  message,
  textField,
} from './message.js';

/** A number, or the numbers that a histogram is made of. */
export type Shown = { readonly tag: string } & (
  | { readonly scalar: number }
  | { readonly histogram: readonly number[] }
);

const buckets = 30;

/** `tensorflow.HistogramProto` of some finite numbers. */
function histogramMessage(values: readonly number[]): Uint8Array {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const width = (high - low) / buckets || 1;
  const limits = Array.from({ length: buckets }, (_, index) => low + width * (index + 1));
  const counts = new Array<number>(buckets).fill(0);
  for (const value of values) {
    const index = Math.min(buckets - 1, Math.floor((value - low) / width));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const sum = (each: (value: number) => number) => values.reduce((total, value) => total + each(value), 0);
  return message(
    doubleField(1, low),
    doubleField(2, high),
    doubleField(3, values.length),
    doubleField(
      4,
      sum((value) => value),
    ),
    doubleField(
      5,
      sum((value) => value * value),
    ),
    doublesField(6, limits),
    doublesField(7, counts),
  );
}

const valueMessage = (shown: Shown): Uint8Array =>
  message(
    textField(1, shown.tag),
    'scalar' in shown ? floatField(2, shown.scalar) : bytesField(5, histogramMessage(shown.histogram)),
  );

/** A frame: length, its sum, the bytes, their sum; numbers are little-endian. */
function framed(bytes: Uint8Array): Uint8Array {
  const [head, lengthSum, dataSum] = [new Uint8Array(8), new Uint8Array(4), new Uint8Array(4)];
  new DataView(head.buffer).setBigUint64(0, BigInt(bytes.length), true);
  new DataView(lengthSum.buffer).setUint32(0, maskedCrc32c(head), true);
  new DataView(dataSum.buffer).setUint32(0, maskedCrc32c(bytes), true);
  return Buffer.concat([head, lengthSum, bytes, dataSum]);
}

/** The record that a file begins with. @param seconds since 1970. */
export const firstRecord = (seconds: number): Uint8Array =>
  framed(message(doubleField(1, seconds), textField(3, 'brain.Event:2')));

/** What is known at a step, which is counted in iterations. @param seconds since 1970. */
export function eventRecord(seconds: number, step: number, all: readonly Shown[]): Uint8Array {
  const summary = message(...all.map((shown) => bytesField(1, valueMessage(shown))));
  return framed(message(doubleField(1, seconds), int64Field(2, step), bytesField(5, summary)));
}
