import { getStepRun, parsePayloadReference, type StepRunTry } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { notFound } from '../contract/refusal.ts';
import type { StepDetailInput, StepRunDetail } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt } from './find-run.ts';
import { readFailure, readStepState, viewStepRun } from './run-view.ts';

/** Everything the journal has about one step run; JSON texts pass through unparsed, so that big integers survive. */
export async function getStepDetail(
  deps: ApiDeps,
  access: Access,
  input: StepDetailInput,
): Promise<StepRunDetail> {
  const { attempt } = await findAttempt(deps, access, input);
  const { tenantId } = access;
  const records = await getStepRun(deps.db, { tenantId, runId: input.id, attempt, path: input.path });
  const last = records.at(-1);
  const first = records[0];
  if (!last || !first) throw notFound('step run');
  const newest = (field: TextField) => records.findLast((record) => record[field] !== null)?.[field] ?? null;
  const texts = {
    input: newest('inputJson'),
    output: last.outputJson,
    request: newest('requestJson'),
    response: newest('responseJson'),
  };
  const cut = (['input', 'output', 'request', 'response'] as const).flatMap((field) => {
    const text = texts[field];
    const reference = text === null ? undefined : parsePayloadReference(text);
    return reference ? [{ field, bytes: reference.size }] : [];
  });
  const shown = (field: keyof typeof texts) =>
    cut.some((each) => each.field === field) ? null : texts[field];
  return {
    ...viewStepRun({ ...last, sequence: first.sequence }),
    inputJson: shown('input'),
    outputJson: shown('output'),
    requestJson: shown('request'),
    responseJson: shown('response'),
    tries: records.map((record) => ({
      tryNumber: record.tryNumber,
      sequence: record.sequence,
      state: readStepState(record.state),
      startedAtMs: record.startedAtMs,
      durationMs: record.durationMs,
      error: readFailure(record.errorJson),
    })),
    cut,
  };
}

type TextField = Extract<keyof StepRunTry, 'inputJson' | 'requestJson' | 'responseJson'>;
