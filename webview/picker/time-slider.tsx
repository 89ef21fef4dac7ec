/** @file The slider that goes back to any moment of the run, and the replay of how λ grew. */
import { t } from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { useLatest, usePrefersStillness } from '../shell/hooks.js';
import { IconButton } from '../shell/icon-button.js';

export interface Moment {
  readonly iteration: number;
  readonly epoch: number;
  /** Of which epoch λ is, where it is that of all images of an epoch, and not of the iteration alone. */
  readonly reported?: 'best-epoch' | 'last-epoch';
}

interface TimeSliderProps {
  readonly rows: number;
  /** The row shown; absent for the newest, which moves on while the run goes on. */
  readonly row: number | undefined;
  readonly moment: Moment;
  readonly live: boolean;
  readonly onChange: (row: number | undefined) => void;
}

/** A replay takes this long, however long the run was. */
const replaySeconds = 6;
/** Where less motion is wanted, the replay is so many still pictures. */
const stillPictures = 8;

export function TimeSlider({ rows, row, moment, live, onChange }: TimeSliderProps) {
  const [playing, setPlaying] = useState(false);
  const still = usePrefersStillness();
  const last = rows - 1;
  // The replay starts from where the slider stood; rows that are recorded meanwhile do not start it anew.
  const begin = useLatest((frames: number) => ({
    from: row === undefined || row >= last ? 0 : row,
    stepLength: Math.max(1, last / frames),
  }));
  const show = useLatest((place: number) => {
    const goesOn = place < last;
    onChange(goesOn ? Math.round(place) : undefined);
    return goesOn;
  });
  useEffect(() => {
    if (!playing) return undefined;
    const frames = still ? stillPictures : replaySeconds * 20;
    const { from, stepLength } = begin(frames);
    let place = from;
    show(place);
    const timer = setInterval(
      () => {
        place += stepLength;
        if (!show(place)) setPlaying(false);
      },
      (replaySeconds * 1000) / frames,
    );
    return () => clearInterval(timer);
  }, [playing, still, begin, show]);

  const text = momentText(moment);
  return (
    <div class="time-slider">
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? t('Stop the replay') : t('Replay how λ grew')}
        disabled={rows < 2}
        onClick={() => setPlaying(!playing)}
      />
      <input
        type="range"
        min={0}
        max={Math.max(0, last)}
        value={row ?? last}
        aria-label={t('Moment of the run')}
        aria-valuetext={text}
        onInput={(event) => {
          setPlaying(false);
          const value = Number(event.currentTarget.value);
          onChange(value >= last ? undefined : value);
        }}
      />
      <span class="time-text">
        {text}
        {row === undefined && live ? ` · ${t('live')}` : ''}
      </span>
    </div>
  );
}

function momentText({ iteration, epoch, reported }: Moment): string {
  if (reported === 'best-epoch') return t('Result: mean over the best epoch, {0}', epoch);
  return reported === undefined
    ? t('Iteration {0}, epoch {1}', iteration, epoch)
    : t('Result: mean over epoch {0}', epoch);
}
