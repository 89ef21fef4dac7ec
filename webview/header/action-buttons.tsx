/** @file Commands on a run as buttons; those with an icon are that alone where there is little room. */
import type { RunView, StudioSnapshot } from '../contract.js';
import { Icon } from '../shell/icons.js';
import { useStudio } from '../shell/store.js';
import type { Action } from './actions.js';

interface ActionButtonsProps {
  readonly actions: readonly Action[];
  readonly run: RunView;
  /** Why nothing that needs trust can be done here. */
  readonly restricted: StudioSnapshot['restricted'];
}

export function ActionButtons({ actions, run: { folder }, restricted }: ActionButtonsProps) {
  const studio = useStudio();
  return (
    <>
      {actions.map(({ command, title, needsTrust, icon }) => (
        <vscode-button
          key={command}
          appearance="secondary"
          class={icon && 'shrinking'}
          aria-label={title}
          disabled={needsTrust && restricted !== undefined}
          title={(needsTrust && restricted) || title}
          onClick={() => {
            // The custom element fires clicks while disabled.
            if (needsTrust && restricted !== undefined) return;
            studio.send({ kind: 'run-command', command, folder });
          }}
        >
          {icon === undefined ? null : <Icon name={icon} />}
          {/* No span: the toolkit makes those as small as an icon. */}
          {icon === undefined ? title : <div class="words">{title}</div>}
        </vscode-button>
      ))}
    </>
  );
}
