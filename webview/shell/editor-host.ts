/** @file The editor as the panel's host: what `acquireVsCodeApi` gives, and how its messages arrive. */
import type { HostMessage, PanelMessage } from '../contract.js';
import type { Host } from './host.js';

interface EditorApi {
  postMessage(message: PanelMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

const kinds: { readonly [K in HostMessage['kind']]: true } = {
  snapshot: true,
  'show-view': true,
  series: true,
  saliency: true,
  evaluation: true,
  pictures: true,
};

/** The frame also gets messages of the editor's own scripts; only ours have a kind. */
function isHostMessage(data: unknown): data is HostMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    typeof data.kind === 'string' &&
    Object.hasOwn(kinds, data.kind)
  );
}

/** The editor that this page runs in. The editor hands its interface out once: call this once. */
export function editorHost(): Host {
  const editor = acquireVsCodeApi();
  return {
    post: (message) => editor.postMessage(message),
    listen: (receive) => {
      const onMessage = ({ data }: MessageEvent<unknown>) => {
        if (isHostMessage(data)) receive(data);
      };
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
    },
    readState: () => editor.getState(),
    keepState: (state) => editor.setState(state),
  };
}
