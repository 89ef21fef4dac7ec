/** @file As much of protocol buffers as an event of TensorBoard needs: a message is the bytes of its fields, one after the other. */

const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** A whole number from 0 to 2^53 in groups of seven bits, the lowest first. */
function varint(value: number): number[] {
  const groups: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) groups.push((rest % 128) + 128);
  return [...groups, rest];
}

const key = (field: number, kind: number): number[] => varint(field * 8 + kind);

function fixed(field: number, kind: number, size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return Uint8Array.from([...key(field, kind), ...bytes]);
}

export const int64Field = (field: number, value: number): Uint8Array =>
  Uint8Array.from([...key(field, wire.varint), ...varint(value)]);

export const doubleField = (field: number, value: number): Uint8Array =>
  fixed(field, wire.fixed64, 8, (view) => view.setFloat64(0, value, true));

export const floatField = (field: number, value: number): Uint8Array =>
  fixed(field, wire.fixed32, 4, (view) => view.setFloat32(0, value, true));

export const bytesField = (field: number, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.from([...key(field, wire.bytes), ...varint(bytes.length)]), bytes]);

export const textField = (field: number, text: string): Uint8Array =>
  bytesField(field, new TextEncoder().encode(text));

/** Doubles in one field. */
export const doublesField = (field: number, values: readonly number[]): Uint8Array =>
  bytesField(field, new Uint8Array(Float64Array.from(values).buffer));

/** The fields as a message, or as a field of another. */
export const message = (...fields: readonly Uint8Array[]): Uint8Array => Buffer.concat(fields);
