/**
 * Writes `media/experiment.schema.json` from the types of the experiment file: `node scripts/schema.mjs`.
 * A test fails when the two differ.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = await mkdtemp(join(tmpdir(), 'l2t-schema-'));
const bundle = join(folder, 'schema-json.cjs');
await build({
  entryPoints: ['src/configuration/schema/schema-json.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'warning',
});
const { experimentJsonSchema } = await import(pathToFileURL(bundle).href);
await writeFile('media/experiment.schema.json', experimentJsonSchema());
await rm(folder, { recursive: true });
