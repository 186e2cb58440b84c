import { create } from 'zustand';

/** A line at the bottom of the window about what was just done, such as "Late start tagged at 1:00.0", with a way back. */
export type Notice = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'problem';
  readonly action?: { readonly label: string; readonly keys?: string; readonly run: () => void } | undefined;
};

type NoticeState = { readonly notice: Notice | null };
export const useNotice = create<NoticeState>(() => ({ notice: null }));

let lastId = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a line for a few seconds (problems for longer). A newer one takes its place. */
export function say(text: string, more: Partial<Pick<Notice, 'tone' | 'action'>> = {}): void {
  lastId += 1;
  const notice: Notice = { id: lastId, text, tone: 'plain', ...more };
  useNotice.setState({ notice });
  clearTimeout(timer);
  timer = setTimeout(() => hush(notice.id), notice.tone === 'problem' ? 12_000 : 6_000);
}

/** Takes the line away, if it is still that one. */
export function hush(id: number): void {
  if (useNotice.getState().notice?.id === id) useNotice.setState({ notice: null });
}
