/** What a person orders of a test run, as the run's row keeps it and the engine takes it. */
import { JsonError, parseJson, stringifyJson } from '@flowbridge/expression';
import { type FlowDocument, outerLoops } from '@flowbridge/flow';
import type { RunFlowInput, TestOrderInput } from '../contract/flows.ts';
import { Refusal } from '../contract/refusal.ts';

export type ReadTestOrder = {
  testOrderJson?: string;
  testSamplesJson?: string;
  /** The sample that stands for what the trigger brings. */
  triggerInputJson?: string;
};

const SAMPLE_PARTS = ['steps', 'loops', 'vars', 'error'] as const;

/**
 * `versions`: of the flows it calls, by flow id, where those are not the published ones. Refused with `testNeedsDraft` for a published
 * version: its runs are real.
 */
export function readTestOrder(
  { test, version }: RunFlowInput,
  document: FlowDocument,
  versions: Record<string, string> = {},
): ReadTestOrder {
  if (test === undefined) return {};
  if (version !== 'draft') {
    throw new Refusal('testNeedsDraft', {
      path: 'test',
      message: 'Only the draft can be tested this way; a run of a published version is a real one.',
      hint: 'Leave `test` out, or run the draft.',
    });
  }
  const { dryRun, record, records = {}, until, only, samplesJson } = test;
  if (record !== undefined && dryRun !== true)
    throw invalid('record', 'Only a dry run takes one record of many.');
  checkRecords(document, test);
  if (until !== undefined && only !== undefined)
    throw invalid('until', 'Either a step alone, or until a step.');
  checkStep(document, test, 'until');
  checkStep(document, test, 'only');
  const order = {
    ...(dryRun === true ? { dryRun } : {}),
    ...(record === undefined ? {} : { record }),
    ...(Object.keys(records).length === 0 ? {} : { records }),
    ...(Object.keys(versions).length === 0 ? {} : { versions }),
    ...(until === undefined ? {} : { until }),
    ...(only === undefined ? {} : { only }),
  };
  if (Object.keys(order).length === 0) return {};
  return { testOrderJson: JSON.stringify(order), ...(only === undefined ? {} : readSamples(samplesJson)) };
}

function checkStep(document: FlowDocument, test: TestOrderInput, field: 'until' | 'only'): void {
  const wanted = test[field];
  if (wanted === undefined || Object.values(document.steps).some(({ id }) => id === wanted)) return;
  throw invalid(field, 'The draft has no such step.');
}

function checkRecords(document: FlowDocument, { dryRun, records = {} }: TestOrderInput): void {
  const loops = new Set<string>(outerLoops(document).map(({ id }) => id));
  for (const stepId of Object.keys(records)) {
    if (dryRun !== true) throw invalid('records', 'Only a dry run takes one record of many.');
    if (!loops.has(stepId))
      throw invalid(`records.${stepId}`, 'The draft has no such loop, or it is inside another one.');
  }
}

function readSamples(samplesJson: string | undefined): ReadTestOrder {
  if (samplesJson === undefined) return {};
  const samples = readObject(samplesJson);
  const parts = SAMPLE_PARTS.flatMap((part) => (samples[part] === undefined ? [] : [[part, samples[part]]]));
  return {
    ...(parts.length === 0 ? {} : { testSamplesJson: stringifyJson(Object.fromEntries(parts)) }),
    ...(samples.trigger === undefined ? {} : { triggerInputJson: stringifyJson(samples.trigger) }),
  };
}

function readObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw invalid('samplesJson', error.userMessage('en'));
  }
  if (!isObject(value)) throw invalid('samplesJson', 'An object is expected.');
  for (const part of ['steps', 'loops', 'vars'] as const) {
    if (value[part] !== undefined && !isObject(value[part])) {
      throw invalid(`samplesJson.${part}`, 'An object is expected.');
    }
  }
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(field: string, message: string): Refusal {
  return new Refusal('invalidInput', { path: `test.${field}`, message, details: { issues: [] } });
}
