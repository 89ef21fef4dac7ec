/** @file JSON of unknown origin, whose kinds are checked where it is read. */

/** Makes the error of a place that is not what it should be. */
export type Complain = (place: string) => Error;

export class Json {
  constructor(
    readonly value: unknown,
    readonly place: string,
    readonly complain: Complain,
  ) {}

  #fail(): never {
    throw this.complain(this.place);
  }

  #at(value: unknown, key: string | number): Json {
    return new Json(value, `${this.place}.${key}`, this.complain);
  }

  #object(): object {
    const { value } = this;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : this.#fail();
  }

  /** The member of that name; undefined where there is none, or null. */
  optional(key: string): Json | undefined {
    const value = this.#object();
    if (!Object.hasOwn(value, key)) return undefined;
    const member: unknown = Reflect.get(value, key);
    return member === null || member === undefined ? undefined : this.#at(member, key);
  }

  get(key: string): Json {
    return this.optional(key) ?? this.#at(undefined, key).#fail();
  }

  entries(): [string, Json][] {
    return Object.entries(this.#object()).map(([key, member]) => [key, this.#at(member, key)]);
  }

  list(): Json[] {
    const { value } = this;
    if (!Array.isArray(value)) this.#fail();
    return value.map((member, index) => this.#at(member, index));
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.#fail();
  }

  flag(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.#fail();
  }

  /** A whole number; what lies beyond the exact ones, as the end of an open slice does, is rounded. */
  integer(): number {
    const { value } = this;
    return typeof value === 'number' && Number.isInteger(value) ? value : this.#fail();
  }

  /** A whole number that is no less than 0 and exact. */
  count(): number {
    const value = this.integer();
    return Number.isSafeInteger(value) && value >= 0 ? value : this.#fail();
  }

  /** A number; those that JSON does not know are texts. */
  number(): number {
    const { value } = this;
    if (typeof value === 'number') return value;
    if (value === 'Infinity' || value === '-Infinity' || value === 'NaN') return Number(value);
    return this.#fail();
  }

  /** The only member of a union such as `{ "as_int": 3 }`. */
  variant(): [kind: string, content: Json] {
    const [entry, ...more] = this.entries();
    if (entry === undefined || more.length > 0) this.#fail();
    return entry;
  }
}
