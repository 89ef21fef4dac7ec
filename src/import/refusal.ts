/** @file Why an operation cannot be written as steps. */

/** Becomes an error that names the operation and where it stands; `why` is a part of a sentence. */
export class Refusal extends Error {}

export function refuse(why: string): never {
  throw new Refusal(why);
}

/** What depends on the number of images that a file was exported for. */
export class FixedBatch extends Error {}
