/** @file All that a metrics file holds at once; the product reads it in parts. */
import type { MetricsRecord } from '../../src/run/records/metrics.js';
import { MetricsTail } from '../../src/run/records/metrics-reader.js';

/** All records of a file, in order; none where there is no file. */
export async function readMetrics(file: string): Promise<MetricsRecord[]> {
  const tail = new MetricsTail(file);
  const all: MetricsRecord[] = [];
  for (;;) {
    const { records, more } = await tail.read();
    for (const record of records) all.push(record);
    if (!more) return all;
  }
}
