/**
 * Short words about what just happened, at the top of the page for some seconds. Our own and always loaded: what has to
 * be said most urgently is that nothing more can be loaded.
 */
import { create } from 'zustand';

export type MessageKind = 'success' | 'info' | 'warning' | 'error';

export type Message = {
  text: string;
  /** A second, quieter line. */
  detail?: string;
  /** One thing that can be done about it; the message goes when it is done. */
  action?: { label: string; testId: string; run(): void };
  /** How long it stays; 3, with an action 12, an error 6. */
  seconds?: number;
};

export type ShownMessage = Required<Pick<Message, 'text' | 'seconds'>> &
  Message & { id: number; kind: MessageKind };

/** What is shown now, oldest first. */
export const useMessages = create<{ shown: readonly ShownMessage[] }>(() => ({ shown: [] }));

const MOST = 5;
let lastId = 0;

function say(kind: MessageKind, said: string | Message): void {
  const message = typeof said === 'string' ? { text: said } : said;
  const seconds = message.seconds ?? (message.action ? 12 : kind === 'error' ? 6 : 3);
  lastId += 1;
  const added = { ...message, kind, seconds, id: lastId };
  useMessages.setState(({ shown }) => ({
    // The same words again take the place of the earlier ones.
    shown: [...shown.filter(({ text }) => text !== message.text), added].slice(-MOST),
  }));
}

export function takeAway(id: number): void {
  useMessages.setState(({ shown }) => ({ shown: shown.filter((each) => each.id !== id) }));
}

export const message = {
  success: (said: string | Message) => say('success', said),
  info: (said: string | Message) => say('info', said),
  warning: (said: string | Message) => say('warning', said),
  error: (said: string | Message) => say('error', said),
};
