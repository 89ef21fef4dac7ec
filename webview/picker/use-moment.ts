/** @file Which moment of a run the picture shows; it survives hiding and reloading the panel. */
import { useCallback } from 'preact/hooks';
import { useSaved } from '../shell/store.js';

interface Kept {
  readonly folder: string;
  readonly row: number;
}

const isKept = (value: unknown): value is Kept | undefined =>
  typeof value === 'object' && value !== null && 'folder' in value && 'row' in value;

/** The row of the run's series, undefined for the newest, and what chooses another. @param folder of the run. */
export function useMoment(folder: string | undefined) {
  const [kept, keep] = useSaved<Kept | undefined>('picker.moment', undefined, isKept);
  const choose = useCallback(
    (row: number | undefined) =>
      keep(row === undefined || folder === undefined ? undefined : { folder, row }),
    [keep, folder],
  );
  return [kept?.folder === folder ? kept?.row : undefined, choose] as const;
}
