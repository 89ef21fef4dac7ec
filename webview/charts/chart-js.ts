/** @file The parts of chart.js that the panel draws with, registered once. */
import {
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import zoom from 'chartjs-plugin-zoom';
import { linkedCursor } from './linked-cursor.js';
import './nearest.js';
import type { Point } from './points.js';

Chart.register(
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
  zoom,
  linkedCursor,
);

export type LineChart = Chart<'line', Point[]>;
export { Chart };
