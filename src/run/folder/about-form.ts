/** @file What people say of a run: its name, tags and notes, how long they may be, and how they are tidied. */
import { t } from '@vscode/l10n';

/** What people say of a run. */
export interface About {
  /** What it is called in the place of experiment, method and seed. */
  readonly name?: string;
  readonly tags: readonly string[];
  /** May have several lines. */
  readonly notes?: string;
}

export const nothingSaid: About = { tags: [] };

/** In characters, and the number of tags. */
export const aboutLimits = { name: 100, tag: 40, tags: 20, notes: 2000 } as const;

/** Why these words cannot be kept, in one sentence; undefined where they can. */
export function complaintAbout({ name = '', tags, notes = '' }: About): string | undefined {
  const { name: longestName, tag: longestTag, tags: mostTags, notes: longestNotes } = aboutLimits;
  if (name.length > longestName) return t('A name has at most {0} characters.', longestName);
  if (tags.length > mostTags) return t('A run has at most {0} tags.', mostTags);
  if (tags.some((tag) => tag.length > longestTag || tag.includes(',')))
    return t('A tag has at most {0} characters and no comma.', longestTag);
  return notes.length > longestNotes ? t('Notes have at most {0} characters.', longestNotes) : undefined;
}

const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

/** Each once, whatever its capital letters, as it is written first. */
const distinct = (tags: readonly string[]): string[] =>
  [...new Map([...tags].reverse().map((tag) => [tag.toLowerCase(), tag])).values()].reverse();

/** The same words without blanks around them; a name and a tag are one line, and what is empty is absent. */
export function tidyAbout({ name, tags, notes }: About): About {
  const [tidyName, tidyNotes] = [oneLine(name ?? ''), (notes ?? '').replaceAll(/\r\n?/gu, '\n').trim()];
  return {
    ...(tidyName && { name: tidyName }),
    tags: distinct(tags.map(oneLine).filter((tag) => tag !== '')),
    ...(tidyNotes && { notes: tidyNotes }),
  };
}

/** The tags of a text that a person wrote, with commas between them. */
export const tagsIn = (text: string): string[] => text.split(',');
