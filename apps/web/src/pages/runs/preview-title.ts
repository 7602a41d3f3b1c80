import { connectorOf, type Words } from '../../designer/catalog/step-words.ts';
import type { ServerOutputs } from '../../server/trpc.ts';

export type PreviewStep = ServerOutputs['runs']['previewRetry']['steps'][number];

type Named = Pick<PreviewStep, 'title' | 'kind'> & Partial<Pick<PreviewStep, 'action'>>;

/** A step's own title, else its action's name or its kind's, in the console's language. */
export function previewTitle({ title, kind, action = null }: Named, words: Words): string {
  if (title !== '') return title;
  if (action === null) return words.kindName(kind);
  const found = connectorOf(words.connectors, action.connector)?.actions.find(
    (each) => each.key === action.key,
  );
  return found?.names[words.language] ?? action.key;
}
