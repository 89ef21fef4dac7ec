/** @file Reads TensorBoard's event files, by what the formats say and without the code under test. */
import { crc32c } from '../../src/tracking/crc32c.js';

interface ReadHistogram {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly sum: number;
  readonly counts: readonly number[];
}

export interface ReadEvent {
  readonly seconds: number;
  readonly step: number;
  readonly version?: string;
  readonly values: readonly {
    readonly tag: string;
    readonly scalar?: number;
    readonly histogram?: ReadHistogram;
  }[];
}

type Field = readonly [number: number, value: number | Buffer];

/** The fields of a message: numbers, and bytes for all that has a length. */
function fieldsIn(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let place = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes.readUInt8(place++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (place < bytes.length) {
    const key = varint();
    const [number, kind] = [key >> 3, key & 7];
    if (kind === 0) fields.push([number, varint()]);
    else {
      const length = kind === 1 ? 8 : kind === 5 ? 4 : varint();
      const data = bytes.subarray(place, place + length);
      const value = kind === 1 ? data.readDoubleLE() : kind === 5 ? data.readFloatLE() : data;
      fields.push([number, value]);
      place += length;
    }
  }
  return fields;
}

const fieldOf = (fields: readonly Field[], number: number) => fields.find(([each]) => each === number)?.[1];
const bytesOf = (fields: readonly Field[], number: number): Buffer | undefined => {
  const value = fieldOf(fields, number);
  return Buffer.isBuffer(value) ? value : undefined;
};
const numberOf = (fields: readonly Field[], number: number): number => Number(fieldOf(fields, number) ?? 0);

function histogramOf(bytes: Buffer): ReadHistogram {
  const fields = fieldsIn(bytes);
  const packed = bytesOf(fields, 7) ?? Buffer.alloc(0);
  const counts = Array.from({ length: packed.length / 8 }, (_, index) => packed.readDoubleLE(index * 8));
  return {
    low: numberOf(fields, 1),
    high: numberOf(fields, 2),
    count: numberOf(fields, 3),
    sum: numberOf(fields, 4),
    counts,
  };
}

function eventOf(bytes: Buffer): ReadEvent {
  const fields = fieldsIn(bytes);
  const version = bytesOf(fields, 3)?.toString();
  const summary = fieldsIn(bytesOf(fields, 5) ?? Buffer.alloc(0));
  const values = summary.map(([, value]) => {
    const inner = fieldsIn(Buffer.isBuffer(value) ? value : Buffer.alloc(0));
    const histogram = bytesOf(inner, 5);
    const tag = bytesOf(inner, 1)?.toString() ?? '';
    return histogram ? { tag, histogram: histogramOf(histogram) } : { tag, scalar: numberOf(inner, 2) };
  });
  return { seconds: numberOf(fields, 1), step: numberOf(fields, 2), ...(version && { version }), values };
}

/** Throws where a check sum does not fit. */
export function eventsIn(file: Uint8Array): ReadEvent[] {
  const bytes = Buffer.from(file);
  const events: ReadEvent[] = [];
  const requireSum = (part: Buffer, sum: number) => {
    const turned = (sum - 0xa282ead8) >>> 0;
    if (((turned >>> 17) | (turned << 15)) >>> 0 !== crc32c(part))
      throw new Error('a check sum does not fit');
  };
  for (let place = 0; place < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(place));
    requireSum(bytes.subarray(place, place + 8), bytes.readUInt32LE(place + 8));
    const data = bytes.subarray(place + 12, place + 12 + length);
    requireSum(data, bytes.readUInt32LE(place + 12 + length));
    events.push(eventOf(data));
    place += length + 16;
  }
  return events;
}
