/** The contract's flows and runs as REST writes them. */
import { parseJson } from '@flowbridge/expression';
import type { RecordItem } from '../contract/datasets.ts';
import type { FlowDetail } from '../contract/flows.ts';
import type { RunDetail, RunListItem } from '../contract/runs.ts';

/** A kept JSON text as a value in which integers beyond 2^53 survive; undefined for none. */
export function readText(text: string | null | undefined): unknown {
  return text === null || text === undefined ? undefined : parseJson(text);
}

export function viewFlow(flow: FlowDetail) {
  const { draftPublished: _, origin, ...rest } = flow;
  const first = flow.document.triggers
    .map((trigger) => flow.hookUrls.find((each) => each.triggerId === trigger.id))
    .find((each) => each !== undefined);
  return {
    ...rest,
    ...(first === undefined ? {} : { hookUrl: first.url }),
    ...(origin === null ? {} : { origin }),
  };
}

export function viewRunItem(run: RunListItem) {
  const { triggerKind, triggerKey, error, duplicateOf, waitsFor, test, ...rest } = run;
  return {
    ...rest,
    ...viewTest(test),
    trigger: { kind: triggerKind, key: triggerKey },
    ...(error === null ? {} : { error }),
    ...viewLinks({ duplicateOf, waitsFor }),
  };
}

export function viewRun(run: RunDetail) {
  const { id, flowId, flowName, version, state, attempt, isTest, test, acceptedAt, startedAt, endedAt } = run;
  const output = readText(run.outputJson);
  return {
    id,
    flowId,
    flowName,
    version,
    state,
    attempt,
    isTest,
    ...viewTest(test),
    acceptedAt,
    startedAt,
    endedAt,
    durationMs: run.durationMs,
    trigger: readText(run.triggerInputJson) ?? { kind: run.triggerKind, key: run.triggerKey },
    ...(run.error === null ? {} : { error: run.error }),
    ...(output === undefined ? {} : { output }),
    counts: run.counts,
    valuesKept: run.valuesKept,
    keys: run.keys,
    files: run.files,
    decisions: run.decisions,
    ...viewLinks(run),
  };
}

/** Absent for a run that does nothing differently. */
function viewTest(test: RunListItem['test']) {
  if (test === null) return {};
  const { dryRun, record, records, until, only } = test;
  return {
    test: {
      dryRun,
      ...(record === null ? {} : { record }),
      ...(Object.keys(records).length === 0 ? {} : { records }),
      ...(until === null ? {} : { until }),
      ...(only === null ? {} : { only }),
    },
  };
}

function viewLinks({ duplicateOf, waitsFor }: Pick<RunListItem, 'duplicateOf' | 'waitsFor'>) {
  return {
    ...(duplicateOf === null ? {} : { duplicateOf }),
    ...(waitsFor.length === 0 ? {} : { waitsFor }),
  };
}

export function viewRecordItem({ fieldsJson, error, ...rest }: RecordItem) {
  return { ...rest, fields: readText(fieldsJson), ...(error === null ? {} : { error }) };
}
