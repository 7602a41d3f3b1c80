import { getStepRun, parsePayloadReference, readPayload, type StepRunTry } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { notFound } from '../contract/refusal.ts';
import type { StepDetailInput, StepRunDetail } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { previewOf, SHOWN_BYTES } from './cut-text.ts';
import { findAttempt } from './find-run.ts';
import { readFailure, readStepState, viewStepRun } from './run-view.ts';

/** Everything the journal has about one step run; JSON texts pass through unparsed, so that big integers survive. */
export async function getStepDetail(
  deps: ApiDeps,
  access: Access,
  input: StepDetailInput,
): Promise<StepRunDetail> {
  const { run, attempt } = await findAttempt(deps, access, input);
  const { tenantId } = access;
  const records = await getStepRun(deps.db, {
    tenantId,
    runId: input.id,
    attempt,
    path: input.path,
    previewBytes: SHOWN_BYTES,
  });
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
  const cut = await Promise.all(
    (['input', 'output', 'request', 'response'] as const).flatMap((field) => {
      const text = texts[field];
      const reference = text === null ? undefined : parsePayloadReference(text);
      if (!reference) return [];
      const whole = readPayload(deps.db, {
        tenantId,
        runId: input.id,
        acceptedAt: run.acceptedAt,
        payloadId: reference.payloadId,
      });
      return whole.then((found) => ({ field, bytes: reference.size, preview: previewOf(found ?? '') }));
    }),
  );
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
