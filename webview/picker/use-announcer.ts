/** @file What has just happened, in a sentence: shown below the picture and read aloud. */
import { useCallback, useState } from 'preact/hooks';

/** The sentence, and how to say the next. Saying the same twice is heard twice. */
export function useAnnouncer(): readonly [string, (text: string) => void] {
  const [said, setSaid] = useState('');
  // A screen reader reads a region again only when its text changes.
  const announce = useCallback(
    (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text)),
    [],
  );
  return [said, announce];
}
