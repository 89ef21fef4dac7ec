/** @file Attributes of ONNX nodes. */
import onnxProto, { type onnx as types } from 'onnx-proto';

const { AttributeType } = onnxProto.onnx.AttributeProto;

/** Whole numbers, fractions (as `{ float }`), lists of whole numbers, strings. */
export type AttributeValue = number | string | readonly number[] | { readonly float: number };

export type Attributes = Readonly<Record<string, AttributeValue>>;

function attributeOf(name: string, value: AttributeValue): types.IAttributeProto {
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: value };
  if (typeof value === 'string')
    return { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

export function attributesOf(attributes: Attributes): types.IAttributeProto[] {
  return Object.entries(attributes).map(([name, value]) => attributeOf(name, value));
}
