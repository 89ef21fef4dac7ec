/** @file What a click in a legend shows and hides. No DOM. */

/** What is hidden after a click on `name`. */
export function afterClick(
  name: string,
  all: readonly string[],
  hidden: ReadonlySet<string>,
  withShift: boolean,
): ReadonlySet<string> {
  if (withShift) {
    const others = new Set(hidden);
    if (!others.delete(name)) others.add(name);
    return others;
  }
  const isAlone = all.every((other) => hidden.has(other) === (other !== name));
  return isAlone ? new Set() : new Set(all.filter((other) => other !== name));
}
