/**
 * What a step of the draft is tested with when only it is run: a value for each thing its expressions read. Looked for in
 * this order: without a chosen run pinned samples, then the flow's newest whole run; with one, that run, then pinned samples;
 * last a made-up value of the declared shape. Values of a loop's item and of steps inside it come from the same turn.
 */
import { listRuns } from '@flowbridge/db';
import { stringifyJson } from '@flowbridge/expression';
import { type FlowDocument, subtree } from '@flowbridge/flow';
import type { ConnectorCatalogs } from '../catalog/connector-catalogs.ts';
import { connectorsFor } from '../catalog/connectors-for.ts';
import type { Access } from '../contract/access.ts';
import type { StepSamples, StepSamplesInput } from '../contract/flows.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { findRun } from './find-run.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';
import { type FoundSample, madeUp, pinnedSample } from './samples/draft-samples.ts';
import { type RunSamples, samplesOfRun } from './samples/run-samples.ts';
import type { SampleName } from './samples/sample-name.ts';
import { stepReads } from './samples/step-reads.ts';

/** Newer runs of single steps are passed over; whoever tested a step this often in a row has the run in the list. */
const RUNS_LOOKED_AT = 50;

export async function stepSamples(
  deps: ApiDeps,
  access: Access,
  { id, stepId, runId: chosen }: StepSamplesInput,
): Promise<StepSamples> {
  const flow = await requireFlow(deps, access, id);
  const document = readDocument(flow.draft);
  const step = Object.values(document.steps).find((each) => each.id === stepId);
  if (!step) throw notFound('step');
  const runId =
    chosen === undefined ? await newestRun(deps, access, id) : await runOf(deps, access, { id, chosen });
  const run = runId === null ? undefined : await samplesOfRun(deps, access, { document, step, runId });
  const connectors = await connectorsFor(deps, access.tenantId);
  const samples: Record<string, unknown> = {};
  const sources: StepSamples['sources'] = [];
  for (const name of stepReads(document, subtree(document, step.id))) {
    const { value, from } = await find({ connectors, document, run, runFirst: chosen !== undefined }, name);
    put(samples, name, value);
    sources.push({ name: name.key === undefined ? name.root : `${name.root}.${name.key}`, from });
  }
  return { runId, samplesJson: stringifyJson(samples, 2), sources };
}

type Places = {
  connectors: ConnectorCatalogs;
  document: FlowDocument;
  run: RunSamples | undefined;
  runFirst: boolean;
};

async function find({ connectors, document, run, runFirst }: Places, name: SampleName): Promise<FoundSample> {
  const pinned = pinnedSample(document, name);
  if (pinned && !runFirst) return pinned;
  return (await run?.(name)) ?? pinned ?? madeUp(document, connectors.catalog, name);
}

function put(samples: Record<string, unknown>, { root, key }: SampleName, value: unknown): void {
  if (key === undefined) {
    samples[root] = value;
    return;
  }
  samples[root] = { ...(samples[root] as object | undefined), [key]: value };
}

/** Of the flow's runs, whoever else's are as good as not there. */
async function runOf(
  deps: ApiDeps,
  access: Access,
  { id, chosen }: { id: string; chosen: string },
): Promise<string> {
  const run = await findRun(deps, access, chosen);
  if (run.flowId !== id) throw notFound('run');
  return run.id;
}

async function newestRun(deps: ApiDeps, { tenantId }: Access, flowId: string): Promise<string | null> {
  const { items } = await listRuns(deps.db, { tenantId, flowId, limit: RUNS_LOOKED_AT });
  const whole = items.filter(({ testOrderJson }) => !testOrderJson?.includes('"only"'));
  return (whole.find(({ endedAt }) => endedAt !== null) ?? whole[0])?.id ?? null;
}
