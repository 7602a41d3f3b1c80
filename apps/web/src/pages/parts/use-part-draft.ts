/** The draft on the screen, what is saved of it, and the problems it has as it stands. */
import { type PartProblem, readConnector, readFunction } from '@flowbridge/connector-sdk/custom';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { errorCode } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';

export type Part = ServerOutputs['customParts']['get'];
export type Draft = Part['draft'];

type Saved = { draft: Draft; revision: number; changed: boolean };

export type PartDraft<Shape extends Draft = Draft> = {
  draft: Shape;
  change(draft: Shape): void;
  /** As it stands on the screen, checked as the server does. */
  problems: readonly PartProblem[];
  isUnsaved: boolean;
  isSaving: boolean;
  /** The saved draft says something else than the newest version. */
  changed: boolean;
  revision: number;
  /** Why the last save failed; `conflict`: somebody else saved meanwhile. */
  failure: { kind: 'conflict' } | { kind: 'other'; error: unknown } | undefined;
  /** Saves what is unsaved; answers the saved revision, undefined when that failed. */
  save(): Promise<number | undefined>;
  /** Drops what is here for what is stored. */
  takeTheirs(): Promise<void>;
};

export function usePartDraft(part: Part): PartDraft {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(part.draft);
  const [saved, setSaved] = useState<Saved>(part);
  const saving = useMutation(trpc.customParts.save.mutationOptions());
  const checked = useDeferredValue(draft);
  const problems = useMemo(() => problemsOf(part, checked), [part, checked]);
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(saved.draft);
  useWarnBeforeLeaving(isUnsaved);

  // What was published or saved by this page comes back from the server: its version counts.
  useEffect(() => {
    if (part.revision === saved.revision && part.changed !== saved.changed) {
      setSaved((before) => ({ ...before, changed: part.changed }));
    }
  }, [part.revision, part.changed, saved.revision, saved.changed]);

  return {
    draft,
    change: setDraft,
    problems,
    isUnsaved,
    isSaving: saving.isPending,
    changed: isUnsaved || saved.changed,
    revision: saved.revision,
    failure: failureOf(saving.error),
    async save() {
      if (!isUnsaved) return saved.revision;
      try {
        const sent = draft;
        const { revision, changed } = await saving.mutateAsync({
          id: part.id,
          revision: saved.revision,
          draft: sent,
        });
        setSaved({ draft: sent, revision, changed });
        await queries.invalidateQueries({ queryKey: trpc.customParts.list.queryKey() });
        return revision;
      } catch {
        return undefined;
      }
    },
    async takeTheirs() {
      const theirs = await queries.fetchQuery(
        trpc.customParts.get.queryOptions({ id: part.id }, { staleTime: 0 }),
      );
      setDraft(theirs.draft);
      setSaved(theirs);
      saving.reset();
    },
  };
}

function problemsOf({ key }: Part, draft: Draft): readonly PartProblem[] {
  const read = 'manifest' in draft ? readConnector(draft.manifest, key) : readFunction(draft);
  return read.ok ? [] : read.problems;
}

function failureOf(error: unknown): PartDraft['failure'] {
  if (error === null || error === undefined) return undefined;
  return errorCode(error) === 'revisionConflict' ? { kind: 'conflict' } : { kind: 'other', error };
}

function useWarnBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
