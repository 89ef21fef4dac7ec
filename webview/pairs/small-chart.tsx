/** @file The frame of a chart that stands beside the picture of the pairs: an image with a description, that can be saved. */
import type { ComponentChildren, RefObject } from 'preact';

interface SmallChartProps {
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly width: number;
  readonly height: number;
  /** What it shows, in words. */
  readonly label: string;
  readonly children: ComponentChildren;
}

export function SmallChart({ picture, width, height, label, children }: SmallChartProps) {
  return (
    <svg
      ref={picture}
      class="small-chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {children}
    </svg>
  );
}

/** The ends of the vertical axis, which begins at 0: `top` and `floor` are heights in the picture. */
export function VerticalAxis({
  x,
  top,
  floor,
  largest,
}: {
  readonly x: number;
  readonly top: number;
  readonly floor: number;
  readonly largest: string;
}) {
  return (
    <>
      <text x={x - 5} y={top + 8} text-anchor="end">
        {largest}
      </text>
      <text x={x - 5} y={floor} text-anchor="end">
        0
      </text>
    </>
  );
}
