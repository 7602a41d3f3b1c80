/** What a mapping makes of a sample record: the same compiled mapping as in a run, worked out shortly after each change. */
import { compileMapping, type MappingProblem, type MappingResult } from '@flowbridge/engine';
import { compileTemplate } from '@flowbridge/expression';
import type { StepOf } from '@flowbridge/flow';
import { useEffect, useMemo, useState } from 'react';
import { useRunEnvironment } from '../expression/use-run-environment.ts';
import { useSampleScope } from '../expression/use-sample-scope.ts';
import { useFieldScope } from '../picker/field-scope.ts';

const AFTER_LAST_CHANGE_MS = 200;

export type MappingPreviewState = {
  /** Undefined until there is one. */
  preview: ({ source: unknown } & ({ result: MappingResult } | { failure: string })) | undefined;
  fromRun: boolean;
  /** By row id. */
  problems: ReadonlyMap<string, readonly MappingProblem[]>;
};

/** `record` takes the place of what the step's source gives on the sample. */
export function useMappingPreview(step: StepOf<'mapFields'>, record?: unknown): MappingPreviewState {
  const { source, rows } = step.config;
  const { entries } = useFieldScope();
  const environment = useRunEnvironment();
  const named = useMemo(() => JSON.stringify([source, rows.map((row) => row.source)]), [source, rows]);
  const { scope, fromRun } = useSampleScope(entries, named);
  const [preview, setPreview] = useState<MappingPreviewState['preview']>();
  useEffect(() => {
    if (scope === undefined) return undefined;
    let isCurrent = true;
    const map = async (): Promise<NonNullable<typeof preview>> => {
      let value: unknown = record;
      try {
        value ??= await compileTemplate(source).evaluate(scope, environment);
        return { source: value, result: await compileMapping({ rows }).apply(value, scope, environment) };
      } catch (error) {
        return { source: value, failure: error instanceof Error ? error.message : String(error) };
      }
    };
    const timer = window.setTimeout(() => {
      void map().then((made) => {
        if (isCurrent) setPreview(made);
      });
    }, AFTER_LAST_CHANGE_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [scope, source, rows, record, environment]);
  const problems = useMemo(() => {
    const byRow = new Map<string, MappingProblem[]>();
    for (const problem of preview && 'result' in preview ? preview.result.problems : []) {
      const known = byRow.get(problem.rowId);
      if (known) known.push(problem);
      else byRow.set(problem.rowId, [problem]);
    }
    return byRow;
  }, [preview]);
  return { preview, fromRun, problems };
}
