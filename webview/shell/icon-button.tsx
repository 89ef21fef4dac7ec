/** @file A button that shows an icon alone; its name is read aloud and shown when the pointer rests on it. */
import { Icon, type IconName } from './icons.js';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly disabled?: boolean;
  /** Whether Tab stops at it; default: it does. */
  readonly isTabStop?: boolean;
  readonly onClick: () => void;
}

export function IconButton({ icon, label, disabled = false, isTabStop = true, onClick }: IconButtonProps) {
  return (
    <vscode-button
      appearance="icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      {...(isTabStop ? {} : { tabIndex: -1 })}
      onClick={() => {
        // The custom element fires clicks while disabled.
        if (!disabled) onClick();
      }}
    >
      <Icon name={icon} />
    </vscode-button>
  );
}
