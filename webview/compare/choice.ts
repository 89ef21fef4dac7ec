/** @file Changes of the choice of runs; the foremost stands first. No DOM. */

/** Each is followed from its beginning and has a line in every chart: more, nobody tells apart. */
export const mostAtOnce = 50;

const without = (chosen: readonly string[], folder: string) => chosen.filter((other) => other !== folder);

/** With this run or without it. */
export function ticked(chosen: readonly string[], folder: string, isChosen: boolean): readonly string[] {
  return isChosen ? [...without(chosen, folder), folder] : without(chosen, folder);
}

/** The same, this run foremost. */
export function broughtForward(chosen: readonly string[], folder: string): readonly string[] {
  return [folder, ...without(chosen, folder)];
}

/** These as well, from the first on, as long as there are no more than `mostAtOnce`. */
export function withAll(chosen: readonly string[], folders: readonly string[]): readonly string[] {
  const added = folders.filter((folder) => !chosen.includes(folder));
  return [...chosen, ...added.slice(0, Math.max(0, mostAtOnce - chosen.length))];
}
