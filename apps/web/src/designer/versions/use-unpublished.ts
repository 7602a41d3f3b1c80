import { countChanges, type DocumentDiff, diffDocuments } from '@flowbridge/flow';
import { useMemo } from 'react';
import { useFlow } from '../flow-context.ts';
import { useDesignerState } from '../store/designer-context.ts';
import { type SideDocument, useSideDocument } from './use-side-document.ts';

export type Unpublished = {
  /** The version it is compared with; null before the first one. */
  version: number | null;
  /** Undefined while unknown, and before the first version. */
  diff: DocumentDiff | undefined;
  count: number | undefined;
  published: SideDocument;
};

/** What the draft, as it is in the designer, has that is not published. */
export function useUnpublished(): Unpublished {
  const version = useFlow().publishedVersion;
  const draft = useDesignerState((state) => state.document);
  const published = useSideDocument(version ?? undefined);
  const diff = useMemo(
    () => (published.document ? diffDocuments(published.document, draft) : undefined),
    [published.document, draft],
  );
  return { version, diff, count: diff && countChanges(diff), published };
}
