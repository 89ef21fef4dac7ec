/** @file A small picture of given pixels, enlarged without smoothing. */
import { useEffect, useRef } from 'preact/hooks';

interface PictureProps {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

export function Picture({ label, width, height, pixels }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [pixels, width, height]);
  return <canvas ref={canvas} class="pixels" role="img" aria-label={label} width={width} height={height} />;
}
