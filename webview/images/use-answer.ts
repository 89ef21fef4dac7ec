/** @file An answer of the host: asked for, there, or refused with a reason. */
import { useEffect, useState } from 'preact/hooks';
import { RefusedError } from '../shell/studio.js';

export type AnswerState<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'there'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string };

/** Asks anew whenever `key` changes; '' asks nothing. An answer to an earlier question is dropped. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): AnswerState<T> {
  const [state, setState] = useState<AnswerState<T>>({ kind: 'none' });
  useEffect(() => {
    if (key === '') return setState({ kind: 'none' });
    let current = true;
    setState({ kind: 'asked' });
    ask().then(
      (value) => current && setState({ kind: 'there', value }),
      (error: unknown) => {
        const message = error instanceof RefusedError ? `${error.message} ${error.remedy}` : String(error);
        if (current) setState({ kind: 'refused', message });
      },
    );
    return () => {
      current = false;
    };
  }, [key]);
  return state;
}
