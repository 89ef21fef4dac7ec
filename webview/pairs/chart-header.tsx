/** @file The head of a small chart: its title, and buttons that save it as a picture and its numbers as a file. */
import type { RefObject } from 'preact';
import { csvOf } from '../shell/csv.js';
import { SaveTools } from '../shell/save-tools.js';
import { useStudio } from '../shell/store.js';
import { exportPicture } from '../shell/svg-export.js';
import { useTheme } from '../shell/theme.js';

interface ChartHeaderProps {
  readonly title: string;
  /** Of the files, without an ending. */
  readonly name: string;
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly columns: readonly string[];
  /** All that is recorded, asked for once it is saved. */
  readonly rows: () => readonly (readonly number[])[];
}

export function ChartHeader({ title, name, picture, columns, rows }: ChartHeaderProps) {
  const studio = useStudio();
  const { background } = useTheme();
  const save = (ending: string, content: string) =>
    studio.send({ kind: 'save-file', name: `${name}.${ending}`, content });
  return (
    <header>
      <h3>{title}</h3>
      <span class="chart-tools">
        <SaveTools
          title={title}
          onPicture={() => {
            if (picture.current) save('svg', exportPicture(picture.current, background));
          }}
          onCsv={() => save('csv', csvOf(columns, rows()))}
        />
      </span>
    </header>
  );
}
