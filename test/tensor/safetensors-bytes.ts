/** @file A small safetensors file as one array of bytes. */
import { safetensorsPieces } from '../../src/tensor/safetensors.js';

export function writeSafetensors(...content: Parameters<typeof safetensorsPieces>): Uint8Array {
  return new Uint8Array(Buffer.concat([...safetensorsPieces(...content)]));
}
