/** @file How a person wrote an experiment file: what is added to it is written alike. */

export interface TextFormat {
  readonly insertSpaces: boolean;
  /** Spaces of one step of indentation. */
  readonly tabSize: number;
  readonly eol: string;
}

/** What the text is indented with, by its first line that is, and how its lines end. */
export function formatOf(text: string): TextFormat {
  const indentation = /^([ \t]+)\S/mu.exec(text)?.[1] ?? '  ';
  const insertSpaces = !indentation.startsWith('\t');
  return {
    insertSpaces,
    tabSize: insertSpaces ? indentation.length : 1,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
