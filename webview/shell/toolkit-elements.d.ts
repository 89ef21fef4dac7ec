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
      'vscode-badge': ToolkitElement;
      'vscode-button': ToolkitElement<{
        readonly appearance?: 'primary' | 'secondary' | 'icon';
        readonly disabled?: boolean;
      }>;
      'vscode-checkbox': ToolkitElement<
        { readonly checked?: boolean; readonly disabled?: boolean },
        HTMLElement & { checked: boolean }
      >;
      'vscode-divider': ToolkitElement;
      /** Fires `change`; `event.currentTarget.value` is the chosen option's. */
      'vscode-dropdown': ToolkitElement<
        FormControl & { readonly position?: 'above' | 'below' },
        HTMLElement & { value: string }
      >;
      'vscode-link': ToolkitElement<{ readonly href?: string }>;
      'vscode-option': ToolkitElement<FormControl & { readonly selected?: boolean }>;
      /** Fires `change`; `activeid` is the id of the tab in front. */
      'vscode-panels': ToolkitElement<{ readonly activeid?: string }, HTMLElement & { activeid: string }>;
      'vscode-panel-tab': ToolkitElement;
      'vscode-panel-view': ToolkitElement;
      'vscode-progress-ring': ToolkitElement;
      'vscode-radio': ToolkitElement<FormControl & { readonly checked?: boolean }>;
      'vscode-radio-group': ToolkitElement<
        FormControl & { readonly name?: string; readonly orientation?: 'horizontal' | 'vertical' },
        HTMLElement & { value: string }
      >;
      'vscode-tag': ToolkitElement;
      'vscode-text-field': ToolkitElement<
        FormControl & { readonly placeholder?: string; readonly readonly?: boolean },
        HTMLElement & { value: string }
      >;
    }
  }
}
