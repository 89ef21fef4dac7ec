/** @file The version of this program, as its manifest says. */
import manifest from '../../package.json' with { type: 'json' };

export const programVersion: string = manifest.version;
