/** @file Columns of numbers that grow: room is doubled, so that a long run costs no more than its length. */

export class GrowingColumn {
  #values = new Float32Array(256);
  #length = 0;

  /** What there is so far; a view, valid until the next `append`. */
  get values(): Float32Array {
    return this.#values.subarray(0, this.#length);
  }

  append(more: Float32Array): void {
    const length = this.#length + more.length;
    if (length > this.#values.length) {
      const larger = new Float32Array(Math.max(length, 2 * this.#values.length));
      larger.set(this.values);
      this.#values = larger;
    }
    this.#values.set(more, this.#length);
    this.#length = length;
  }
}
