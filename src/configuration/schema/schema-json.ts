/** @file The JSON schema that editors read: `media/experiment.schema.json` is this, written by `scripts/schema.mjs`. */
import { experimentSchema } from './schema.js';

/** The text of the schema file. */
export function experimentJsonSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'L2T Studio experiment',
    // VS Code's JSON editor reads these two.
    allowComments: true,
    allowTrailingCommas: true,
    ...experimentSchema,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
