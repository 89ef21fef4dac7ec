/** @file One line that explains: why something is not there, or cannot be changed. */
import type { ComponentChildren } from 'preact';
import { Icon } from './icons.js';

interface NoticeProps {
  readonly kind: 'info' | 'warning' | 'lock';
  readonly children: ComponentChildren;
}

export function Notice({ kind, children }: NoticeProps) {
  return (
    <p class={`notice notice-${kind}`}>
      <Icon name={kind} />
      <span>{children}</span>
    </p>
  );
}
