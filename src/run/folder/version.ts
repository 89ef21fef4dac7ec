/** @file The version of this program, as its manifest says, and that of what it says over a trainer's control socket. */
import manifest from '../../../package.json' with { type: 'json' };

export const programVersion: string = manifest.version;

/** Raised when a message changes its meaning; both sides must have the same. */
export const protocolVersion = 1;
