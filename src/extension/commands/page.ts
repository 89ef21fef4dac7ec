/** @file Read-only pages of Markdown that can be kept open; a later one of a name takes the place of an earlier one. */
import { commands, EventEmitter, Uri, workspace } from 'vscode';
import type { Services } from '../services.js';

const scheme = 'l2t-page';
const changed = new EventEmitter<Uri>();
const texts = new Map<string, string>();
let isProvided = false;

/** @param name what its tab is called. */
export async function showPage({ context }: Services, name: string, text: string): Promise<void> {
  const page = Uri.from({ scheme, path: `/${name}.md` });
  texts.set(page.path, text);
  if (!isProvided) {
    isProvided = true;
    const provider = {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }: Uri) => texts.get(path) ?? '',
    };
    context.subscriptions.push(workspace.registerTextDocumentContentProvider(scheme, provider));
  }
  changed.fire(page);
  await commands.executeCommand('markdown.showPreview', page);
}
