/** @file The compiled programs of a session, one for each batch size that occurs. */
import type { CompiledProgram, Engine, EngineState, Program } from '../../engines/engine.js';

/** Compiles on first use and keeps what it compiled. */
export class ProgramCache<Key extends string | number> {
  readonly #compiled = new Map<Key, Promise<CompiledProgram>>();

  constructor(
    private readonly engine: Engine,
    private readonly state: EngineState,
    private readonly build: (key: Key) => Program,
  ) {}

  get(key: Key): Promise<CompiledProgram> {
    const existing = this.#compiled.get(key);
    if (existing) return existing;
    const compiled = this.engine.compile(this.build(key), this.state);
    this.#compiled.set(key, compiled);
    // Told to who asked, and to nobody later.
    compiled.catch(() => this.#compiled.delete(key));
    return compiled;
  }

  async dispose(): Promise<void> {
    for (const compiled of this.#compiled.values()) {
      const program = await compiled.catch(() => undefined);
      await program?.dispose();
    }
    this.#compiled.clear();
  }
}
