/** What tests of the designer's store draw with: two steps, edits of them, and a session storage of their own. */
import {
  applyCommand,
  type Command,
  emptyDocument,
  type FlowDocument,
  newStep,
  ROOT_LANE,
  stepId,
} from '@flowbridge/flow';
import { afterEach, beforeEach, vi } from 'vitest';
import { language } from './expression-language.ts';

export const [a, b] = [stepId.parse('a'), stepId.parse('b')];
export const add = (id: typeof a): Command => ({
  type: 'addStep',
  lane: ROOT_LANE,
  index: 0,
  step: newStep('buildJson', { id, key: id }),
});
export const title = (id: typeof a, text: string): Command => ({
  type: 'changeStep',
  stepId: id,
  change: { title: text },
});

/** The document after these commands. */
export function drawn(document: FlowDocument, ...commands: Command[]): FlowDocument {
  return commands.reduce((before, command) => {
    const result = applyCommand(before, command, language);
    if (!result.ok) throw new Error(result.problem.message.en);
    return result.document;
  }, document);
}

export const start = drawn(emptyDocument(), add(a), add(b));

/** Each test begins with an empty session storage. */
export function stubSessionStorage(): void {
  const entries = new Map<string, string>();
  beforeEach(() => {
    entries.clear();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => entries.get(key) ?? null,
      setItem: (key: string, text: string) => void entries.set(key, text),
      removeItem: (key: string) => void entries.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());
}
