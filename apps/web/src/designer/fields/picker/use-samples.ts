import { parseJson } from '@flowbridge/expression';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';
import { useTRPC } from '../../../server/trpc.ts';
import { SampleRunContext } from '../../test-run/sample-run.ts';
import { pathReference } from '../template/template-text.ts';
import type { PickerGroup } from './field-scope.ts';

/** Values of a group's entries in the flow's last run: the output of its step, or what the trigger brought. */
export function useSamples(group: PickerGroup): (expression: string) => unknown {
  const trpc = useTRPC();
  const runId = useContext(SampleRunContext);
  const isTrigger = group.id === 'trigger';
  const run = useQuery(
    trpc.runs.get.queryOptions(
      { id: runId ?? '' },
      { enabled: runId !== undefined && isTrigger, staleTime: 60_000 },
    ),
  );
  const steps = useQuery(
    trpc.runs.steps.queryOptions(
      { id: runId ?? '', stepId: group.stepId, state: 'succeeded', limit: 1 },
      { enabled: runId !== undefined && group.stepId !== undefined, staleTime: 60_000 },
    ),
  );
  const path = steps.data?.items[0]?.path;
  const detail = useQuery(
    trpc.runs.stepDetail.queryOptions(
      { id: runId ?? '', path: path ?? '' },
      { enabled: path !== undefined, staleTime: 60_000 },
    ),
  );
  const text = isTrigger ? run.data?.triggerInputJson : detail.data?.outputJson;
  return useCallback(
    (expression: string) => {
      const reference = pathReference(expression);
      if (!reference || typeof text !== 'string') return undefined;
      const names = isTrigger ? reference.names : reference.names.slice(1);
      return valueAt(parsed(text), names);
    },
    [text, isTrigger],
  );
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    // Cut texts (over 1 MB) are no JSON; there is no sample then.
    return undefined;
  }
}

/** Walks names into a value; a name on a list looks into its first item, as a sample of all. */
function valueAt(value: unknown, names: readonly string[]): unknown {
  let at = value;
  for (const name of names) {
    const index = /^\[(\d+)\]$/.exec(name)?.[1];
    if (index === undefined && Array.isArray(at)) at = at[0];
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, index ?? name);
  }
  return at;
}
