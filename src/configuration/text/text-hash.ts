/** @file By what a run knows the text that it was made of. */
import { createHash } from 'node:crypto';

/**
 * SHA-256 in hexadecimal of a text in UTF-8: of its file's bytes, but without the byte order mark that some programs
 * write and no editor shows.
 */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
