/** What went into or came out of a step the last time it ran, in a run of the flow or in a test of the step alone. */
import { parseJson, stringifyJson } from '@flowbridge/expression';
import type { StepId } from '@flowbridge/flow';
import { useCallback } from 'react';
import { useTRPCClient } from '../../../server/trpc.ts';
import { useDesignerState } from '../../store/designer-context.ts';
import type { FieldSetSide } from './use-field-set.ts';

const MOST_RUNS = 10;
/** A list is described by its first items. */
const MOST_ITEMS = 20;

/** Gives JSON text of the value at `path`; undefined when the step has not run, or its log was cut. */
export function useLastValue(
  stepId: StepId,
): (side: FieldSetSide, path: readonly string[]) => Promise<string | undefined> {
  const client = useTRPCClient();
  const flowId = useDesignerState((state) => state.flowId);
  return useCallback(
    async (side, path) => {
      const { items: runs } = await client.runs.list.query({ flowId, limit: MOST_RUNS });
      for (const { id, test } of runs) {
        if (test?.only != null && test.only !== stepId) continue;
        const { items } = await client.runs.steps.query({ id, stepId, state: 'succeeded', limit: 1 });
        const found = items[0]?.path;
        if (found === undefined) continue;
        const { inputJson, outputJson } = await client.runs.stepDetail.query({ id, path: found });
        const text = textAt(side === 'input' ? inputJson : outputJson, path);
        if (text !== undefined) return text;
      }
      return undefined;
    },
    [client, flowId, stepId],
  );
}

function textAt(json: unknown, path: readonly string[]): string | undefined {
  if (typeof json !== 'string') return undefined;
  try {
    let value: unknown = parseJson(json);
    for (const key of path) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    }
    return typeof value === 'object' && value !== null ? stringifyJson(shortened(value), 2) : undefined;
  } catch {
    return undefined;
  }
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shortened(each)]));
}
