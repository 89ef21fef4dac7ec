/** @file A workspace with a thousand finished runs of one experiment. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const runCount = 1000;

/** @param repository where the run is that the others are made of. */
export function fillWithRuns(repository: string, workspace: string): void {
  cpSync(join(repository, 'media/example/emoji.l2t.json'), join(workspace, 'emoji.l2t.json'));
  const files = ['config.json', 'metrics.jsonl', 'result.json'].map((name) => ({
    name,
    content: readFileSync(join(repository, 'test/run/format-1', name)),
  }));
  for (let number = 1; number <= runCount; number++) {
    const folder = join(workspace, 'runs', `2026-01-01-run-${String(number).padStart(4, '0')}`);
    mkdirSync(folder, { recursive: true });
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
  }
}
