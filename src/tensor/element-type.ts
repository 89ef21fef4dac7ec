/** @file The types of numbers that weight files store, and how each becomes a JavaScript number. */

export interface ElementType {
  /** Bytes of one element. */
  readonly size: number;
  readonly read: (view: DataView, offset: number, littleEndian: boolean) => number;
}

/** IEEE binary16: 1 bit sign, 5 bits exponent, 10 bits fraction. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const scratch = new DataView(new ArrayBuffer(4));

/** bfloat16 is the upper half of a float32. */
function bfloat16(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}

export const elementTypes = {
  float64: { size: 8, read: (view, offset, little) => view.getFloat64(offset, little) },
  float32: { size: 4, read: (view, offset, little) => view.getFloat32(offset, little) },
  float16: { size: 2, read: (view, offset, little) => float16(view.getUint16(offset, little)) },
  bfloat16: { size: 2, read: (view, offset, little) => bfloat16(view.getUint16(offset, little)) },
  int64: { size: 8, read: (view, offset, little) => Number(view.getBigInt64(offset, little)) },
  int32: { size: 4, read: (view, offset, little) => view.getInt32(offset, little) },
  int16: { size: 2, read: (view, offset, little) => view.getInt16(offset, little) },
  int8: { size: 1, read: (view, offset) => view.getInt8(offset) },
  uint64: { size: 8, read: (view, offset, little) => Number(view.getBigUint64(offset, little)) },
  uint32: { size: 4, read: (view, offset, little) => view.getUint32(offset, little) },
  uint16: { size: 2, read: (view, offset, little) => view.getUint16(offset, little) },
  uint8: { size: 1, read: (view, offset) => view.getUint8(offset) },
  boolean: { size: 1, read: (view, offset) => (view.getUint8(offset) === 0 ? 0 : 1) },
} as const satisfies Record<string, ElementType>;

/** A view of exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
