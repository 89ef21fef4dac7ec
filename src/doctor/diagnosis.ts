/** @file What the doctor finds: `l2t doctor --json` prints it, and the editor makes a page of it. */
import type { RealEngineName } from '../catalog/engines.js';
import type { EngineReport } from './examine.js';
import type { Graphics } from './graphics.js';

export interface Diagnosis {
  /** Of the product. */
  readonly version: string;
  /** Node's version. */
  readonly node: string;
  readonly platform: string;
  /** The engine that `auto` takes; absent where none works. */
  readonly automatic?: RealEngineName;
  readonly engines: readonly EngineReport[];
  readonly graphics: Graphics;
}
