/**
 * @file The check sum at the end of a line of `metrics.jsonl`: the first eight hexadecimal digits of the SHA-256 of what
 * stands before it. Lines of earlier versions have none.
 */
import { createHash } from 'node:crypto';

const start = Buffer.from(',"sum":"');
const digits = 8;
const end = Buffer.from('"}');
const length = start.length + digits + end.length;

function sumOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, digits);
}

/** The JSON text of an object that is not empty, with its sum as the last key. */
export function withSum(json: string): string {
  const text = json.slice(0, -1);
  return `${text}${start}${sumOf(text)}${end}`;
}

/** The JSON text of a line without its sum; as it is where it has none. Undefined where the sum is that of another text. */
export function withoutSum(line: Buffer): string | undefined {
  const bytes = line.at(-1) === 0x0a ? line.subarray(0, -1) : line;
  const place = bytes.length - length;
  const sum = bytes.subarray(place + start.length, place + start.length + digits);
  const has =
    place > 0 &&
    bytes.subarray(place, place + start.length).equals(start) &&
    bytes.subarray(bytes.length - end.length).equals(end);
  if (!has) return bytes.toString('utf8');
  const text = bytes.subarray(0, place);
  return sumOf(text) === sum.toString('latin1') ? `${text.toString('utf8')}}` : undefined;
}
