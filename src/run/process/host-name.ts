/** @file The name that tells where a process is, for those who want to know whether they can see it. */
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** How Linux calls the numbers of processes outside of all containers. */
const outside = 'pid:[4026531836]';

/**
 * The machine's name; within a container with what Linux calls its numbers of processes. A container may have the name of
 * its machine (`docker run --network host`), and a run folder in common with it, but neither sees the other's processes:
 * each would take the other's trainer for dead.
 * @param numbers where the link `/proc/self/ns/pid` leads; undefined where there is none.
 */
export function placeName(machine: string, numbers: string | undefined): string {
  const container = numbers === outside ? undefined : /^pid:\[(\d+)\]$/.exec(numbers ?? '')?.[1];
  return container === undefined ? machine : `${machine}/${container}`;
}

const ownNumbers = link('/proc/self/ns/pid');

/** Of this process. */
export function hostName(): string {
  return placeName(hostname(), ownNumbers);
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
