/** @file An answer of the host: asked for, there, or refused with a reason. */
import { useEffect, useState } from 'preact/hooks';
import { RefusedError } from '../shell/studio.js';

export interface AnswerState<T> {
  /** An answer is awaited. */
  readonly isAsked: boolean;
  /** The newest answer; it stays while another is awaited, so that nothing jumps. */
  readonly value?: T;
  /** Why there is no answer to the newest question. */
  readonly refusal?: string;
}

/** Asks anew whenever `key` changes; '' asks nothing. An answer to an earlier question is dropped. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): AnswerState<T> {
  const [state, setState] = useState<AnswerState<T>>({ isAsked: false });
  useEffect(() => {
    if (key === '') return setState({ isAsked: false });
    let current = true;
    setState(({ value }) => ({ isAsked: true, ...(value !== undefined && { value }) }));
    ask().then(
      (value) => current && setState({ isAsked: false, value }),
      (error: unknown) => {
        const refusal = error instanceof RefusedError ? `${error.message} ${error.remedy}` : String(error);
        if (current) setState({ isAsked: false, refusal });
      },
    );
    return () => {
      current = false;
    };
  }, [key]);
  return state;
}
