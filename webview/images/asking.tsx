/** @file What is said while an answer is awaited, and why there is none, with a button to ask again. */
import { t } from '@vscode/l10n';
import { Notice } from '../shell/notice.js';
import type { AnswerState } from './use-answer.js';

interface AskingProps {
  readonly answer: AnswerState<unknown>;
  /** What is being done. */
  readonly doing: string;
  readonly onAgain: () => void;
}

export function Asking({ answer: { isAsked, refusal }, doing, onAgain }: AskingProps) {
  return (
    <div aria-live="polite">
      {isAsked ? <p class="asking quiet">{doing}</p> : null}
      {refusal === undefined ? null : (
        <>
          <Notice kind="warning">{refusal}</Notice>
          <vscode-button appearance="secondary" onClick={onAgain}>
            {t('Try again')}
          </vscode-button>
        </>
      )}
    </div>
  );
}
