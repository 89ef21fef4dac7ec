/** @file What JSX may write of the toolkit's custom elements. */
import type { HTMLAttributes } from 'preact';

type ToolkitElement<Own = object, Element extends HTMLElement = HTMLElement> = Omit<
  HTMLAttributes<Element>,
  keyof Own
> &
  Own;

interface FormControl {
  readonly disabled?: boolean;
  readonly value?: string;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ToolkitElement<{
        readonly appearance?: 'primary' | 'secondary' | 'icon';
        readonly disabled?: boolean;
      }>;
      'vscode-checkbox': ToolkitElement<
        { readonly checked?: boolean; readonly disabled?: boolean },
        HTMLElement & { checked: boolean }
      >;
      /** Fires `change`; `event.currentTarget.value` is the chosen option's. */
      'vscode-dropdown': ToolkitElement<
        FormControl & { readonly position?: 'above' | 'below' },
        HTMLElement & { value: string }
      >;
      'vscode-option': ToolkitElement<FormControl & { readonly selected?: boolean }>;
      /** Fires `change`; `activeid` is the id of the tab in front. */
      'vscode-panels': ToolkitElement<{ readonly activeid?: string }, HTMLElement & { activeid: string }>;
      'vscode-panel-tab': ToolkitElement;
      'vscode-panel-view': ToolkitElement;
      'vscode-progress-ring': ToolkitElement;
    }
  }
}
