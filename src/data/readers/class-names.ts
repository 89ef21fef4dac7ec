/** @file Names of classes that people hold for the same: they differ only by Unicode form or by case. */
import { t } from '@vscode/l10n';

/** Macs write accents apart from their letters; some file systems do not tell cases apart. */
const alike = (name: string): string => name.normalize('NFC').toLowerCase();

/** A sentence for each two classes with names that look the same. */
export function alikeNotes(classes: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return classes.flatMap((name) => {
    const other = seen.get(alike(name));
    if (other === undefined) seen.set(alike(name), name);
    return other === undefined ? [] : [difference(other, name)];
  });
}

function difference(left: string, right: string): string {
  return left.normalize('NFC') === right.normalize('NFC')
    ? t(
        'The classes {0} and {1} are two, but their names differ only in how accents are stored.',
        left,
        right,
      )
    : t('The classes {0} and {1} are two, but their names differ only in capital letters.', left, right);
}

/** The class that a folder of another part is of: the one of its name, else the only one that looks the same. */
export function counterpart(name: string, classes: readonly string[]): string | undefined {
  if (classes.includes(name)) return name;
  const candidates = classes.filter((other) => alike(other) === alike(name));
  return candidates.length === 1 ? candidates[0] : undefined;
}
