/** @file What was said of the images of each class. */

export interface ClassAccuracy {
  readonly name: string;
  readonly images: number;
  readonly correct: number;
}

export interface Mistake {
  readonly actual: string;
  readonly predicted: string;
  readonly images: number;
  /** Images of the actual class. */
  readonly of: number;
}

export interface Confusion {
  add(labels: ArrayLike<number>, predictions: ArrayLike<number>): void;
  readonly images: number;
  readonly correct: number;
  /** In the order of the classes. */
  readonly classes: readonly ClassAccuracy[];
  /** Images by actual and predicted class. */
  readonly matrix: readonly (readonly number[])[];
  /** The mistakes that happened most often, those first. */
  mistakes(atMost: number): readonly Mistake[];
}

/** Counts for these classes, nothing counted yet. */
export function emptyConfusion(names: readonly string[]): Confusion {
  return new Counts(names);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

class Counts implements Confusion {
  readonly matrix: number[][];

  constructor(private readonly names: readonly string[]) {
    this.matrix = names.map(() => names.map(() => 0));
  }

  add(labels: ArrayLike<number>, predictions: ArrayLike<number>): void {
    for (const [image, label] of Array.from(labels).entries()) {
      const row = this.matrix[label];
      const prediction = predictions[image] ?? 0;
      if (row) row[prediction] = (row[prediction] ?? 0) + 1;
    }
  }

  get images(): number {
    return sum(this.matrix.map(sum));
  }

  get correct(): number {
    return sum(this.matrix.map((row, label) => row[label] ?? 0));
  }

  get classes(): readonly ClassAccuracy[] {
    return this.matrix.map((row, label) => ({
      name: this.names[label] ?? '',
      images: sum(row),
      correct: row[label] ?? 0,
    }));
  }

  mistakes(atMost: number): readonly Mistake[] {
    return this.matrix
      .flatMap((row, label) =>
        row.map((images, prediction) => ({
          actual: this.names[label] ?? '',
          predicted: this.names[prediction] ?? '',
          images: prediction === label ? 0 : images,
          of: sum(row),
        })),
      )
      .filter(({ images }) => images > 0)
      .sort((left, right) => right.images - left.images)
      .slice(0, atMost);
  }
}
