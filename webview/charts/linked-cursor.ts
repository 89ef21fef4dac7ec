/** @file A vertical line at the same place of all charts while the pointer is over one of them. */
import type { Chart, Plugin } from 'chart.js';

const charts = new Set<Chart>();
let place: number | undefined;

function moveTo(x: number | undefined): void {
  if (x === place) return;
  place = x;
  for (const chart of charts) chart.draw();
}

/** Takes the line away, as when the pointer leaves. */
export const hideCursor = (): void => moveTo(undefined);

/** A plugin of chart.js; charts differ in range, so the place is a value of the axis. */
export const linkedCursor: Plugin<'line'> = {
  id: 'linkedCursor',
  afterInit: (chart) => void charts.add(chart),
  afterDestroy: (chart) => void charts.delete(chart),
  afterEvent: (chart, { event, inChartArea }) => {
    if (event.type === 'mouseout') return moveTo(undefined);
    if (event.type !== 'mousemove' || event.x === null) return;
    moveTo(inChartArea ? chart.scales.x?.getValueForPixel(event.x) : undefined);
  },
  afterDraw: (chart) => {
    const x = place === undefined ? undefined : chart.scales.x?.getPixelForValue(place);
    const { left, right, top, bottom } = chart.chartArea;
    if (x === undefined || x < left || x > right) return;
    const { ctx } = chart;
    ctx.save();
    ctx.strokeStyle = String(chart.options.color);
    ctx.globalAlpha = 0.5;
    ctx.setLineDash([3, 3]);
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, bottom);
    ctx.stroke();
    ctx.restore();
  },
};
