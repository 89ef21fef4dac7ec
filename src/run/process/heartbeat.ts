/** @file The sign of life by which other machines that share the disk know that a lock is held: how new its file is. */
import { stat, utimes } from 'node:fs/promises';

const beatMilliseconds = 15_000;
/** Many beats: an iteration may take long, and the clocks of two machines differ a little. */
const silenceMilliseconds = 180_000;

/** Keeps the file new until the returned function is called; does not hold the process. */
export function startHeartbeat(file: string): () => void {
  const beat = () => {
    const now = new Date();
    // Where the disk is away for a moment, the next one counts.
    utimes(file, now, now).catch(() => undefined);
  };
  const timer = setInterval(beat, beatMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** Whether the file was kept new within the last three minutes; a stamp that lies further ahead than that was not set by a clock. */
export async function hasHeartbeat(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) < silenceMilliseconds;
}
