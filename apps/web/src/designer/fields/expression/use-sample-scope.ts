import { analyzeTemplate, parseJson, type Scope } from '@flowbridge/expression';
import { type FlowDocument, type ScopeEntry, type StepId, stepTemplateTexts } from '@flowbridge/flow';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useMemo, useState } from 'react';
import { useTRPC, useTRPCClient } from '../../../server/trpc.ts';
import { useDesignerState } from '../../store/designer-context.ts';
import { onlySelected } from '../../store/selection.ts';
import { SampleRunContext } from '../../test-run/sample-run.ts';
import { sampleScope } from './sample-scope.ts';
import { useRunEnvironment } from './use-run-environment.ts';

/** Earlier steps whose outputs are fetched without being named: the nearest, which completion shows first. */
const MOST_UNNAMED = 12;
const FRESH_MS = 60_000;

export type SampleScope = {
  /** Undefined until the samples are there. */
  scope: Scope | undefined;
  /** Whether values of a run stand in it, or only examples. */
  fromRun: boolean;
};

const NONE: ReadonlySet<StepId> = new Set();

/**
 * The samples an expression with this text is tried on: pinned outputs, then the flow's last run, then examples. `asked`
 * names further steps whose outputs are looked at. Whoever asks for a step's output shares it with all others who do.
 */
export function useSampleScope(
  entries: readonly ScopeEntry[],
  text: string,
  asked: ReadonlySet<StepId> = NONE,
): SampleScope {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const runId = useContext(SampleRunContext);
  const document = useDesignerState((state) => state.document);
  const parameters = useDesignerState((state) => state.bindings.parameters);
  const stepId = useDesignerState((state) => onlySelected(state.selectedSteps));
  const environment = useRunEnvironment();
  const wanted = useWantedSteps({ entries, document, text, asked, own: stepId });

  const run = useQuery(
    trpc.runs.get.queryOptions({ id: runId ?? '' }, { enabled: runId !== undefined, staleTime: FRESH_MS }),
  );
  const outputs = useQueries({
    queries: wanted.map((id) => ({
      queryKey: ['step sample', runId, id],
      enabled: runId !== undefined,
      staleTime: FRESH_MS,
      queryFn: async () => {
        const asked = { id: runId ?? '', stepId: id, state: 'succeeded' as const, limit: 1 };
        const { items } = await client.runs.steps.query(asked);
        const path = items[0]?.path;
        if (path === undefined) return { value: undefined };
        const { outputJson } = await client.runs.stepDetail.query({ id: asked.id, path });
        return { value: readSample(outputJson) };
      },
    })),
    combine: (results) => ({
      isLoading: results.some((result) => result.isLoading),
      values: results.map((result) => result.data?.value),
    }),
  });
  const isLoading = run.isLoading || outputs.isLoading;

  const samples = useMemo(() => {
    const known = new Map<StepId, unknown>();
    for (const [at, id] of wanted.entries()) known.set(id, outputs.values[at]);
    for (const { root, stepId: source } of entries) {
      const pinned = root === 'steps' && source !== undefined ? document.steps[source]?.pinned : undefined;
      if (source !== undefined && pinned !== undefined) known.set(source, pinned.output);
    }
    return {
      outputs: known,
      trigger: readSample(run.data?.triggerInputJson),
      parameters,
      stepId,
      environment,
    };
  }, [wanted, outputs.values, entries, document, run.data, parameters, stepId, environment]);

  const [scope, setScope] = useState<Scope>();
  useEffect(() => {
    if (isLoading) return undefined;
    let isCurrent = true;
    void sampleScope(document, entries, samples).then((made) => {
      if (isCurrent) setScope(made);
    });
    return () => {
      isCurrent = false;
    };
  }, [isLoading, document, entries, samples]);
  return { scope, fromRun: runId !== undefined };
}

type Wanted = {
  entries: readonly ScopeEntry[];
  document: FlowDocument;
  text: string;
  asked: ReadonlySet<StepId>;
  /** What the step itself gave in its last run is no sample of what its check answers. */
  own: StepId | undefined;
};

/** The steps whose samples are fetched: those the text names, those the loops around go through, and the nearest. */
function useWantedSteps({ entries, document, text, asked, own }: Wanted): StepId[] {
  const named = useMemo(() => {
    const loops = entries.flatMap(({ root, stepId }) => {
      const step = root === 'loops' && stepId !== undefined ? document.steps[stepId] : undefined;
      return step ? stepTemplateTexts(step).map((each) => each.text) : [];
    });
    return [text, ...loops]
      .flatMap((each) => analyzeTemplate(each).references)
      .flatMap(({ root, key }) => (root === 'steps' && key !== undefined ? [key] : []))
      .sort()
      .join('\n');
  }, [entries, document, text]);
  return useMemo(() => {
    const keys = new Set(named.split('\n'));
    const steps = entries.filter((entry) => entry.root === 'steps');
    return steps.flatMap(({ key, stepId }, at) =>
      stepId !== undefined &&
      stepId !== own &&
      (at < MOST_UNNAMED || keys.has(key ?? '') || asked.has(stepId))
        ? [stepId]
        : [],
    );
  }, [entries, named, asked, own]);
}

/** Texts cut by a log's limit are no JSON; there is no sample then. */
function readSample(json: unknown): unknown {
  if (typeof json !== 'string') return undefined;
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}
