/**
 * Runs another flow. The id of its run is durable before it begins, so that a runner that takes over finds the same run again
 * instead of beginning a second one.
 */
import { engineFailure } from '../failure/codes.ts';
import { flushJournal } from '../journal-policy/recorder.ts';
import { after } from '../maybe-promise.ts';
import { compileFields } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import type { CalledRun, FlowOrder } from '../ports.ts';
import { isRecord } from '../value/value-kind.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT, suspendedFor } from './completion.ts';
import type { Executed, StepCall } from './step-call.ts';
import { writeRecord } from './write-record.ts';

export const compileCallFlow: StepCompiler<'callFlow'> = (step) => {
  const { flow } = step.config;
  const waits = step.config.wait !== 'start';
  const fields = compileFields(step.config.input, 'input');
  return (call) =>
    after(fields(call.frame, call.run.env), (input) => {
      call.input = input;
      if (flow === '') throw engineFailure('flowNotChosen', 'no flow is chosen', {}, 'flow');
      return callFlow(call, { flow, input, waits });
    });
};

type Target = { flow: string; input: Record<string, unknown>; waits: boolean };

async function callFlow(call: StepCall, { flow, input, waits }: Target): Promise<Executed> {
  const { run, path } = call;
  const runId = (await begunRun(call)) ?? (await begin(call));
  call.effect = true;
  call.outside = true;
  const order: FlowOrder = { runId, flow, input, path };
  if (!waits) {
    await run.ports.flows.start(order);
    return { completion: NEXT, output: { runId } };
  }
  const called = await run.ports.flows.run(order, run.signal);
  if (called.state === 'open') {
    return { completion: suspendedFor({ kind: 'flow', path, runId }), output: undefined };
  }
  return { completion: NEXT, output: outputOf(called, call, runId) };
}

/** The run this attempt has begun; a retry begins a new one. */
async function begunRun({ recorded }: StepCall): Promise<string | undefined> {
  const noted = recorded?.own ? await recorded.output?.() : undefined;
  const runId = isRecord(noted) ? noted.runId : undefined;
  return typeof runId === 'string' ? runId : undefined;
}

async function begin(call: StepCall): Promise<string> {
  const runId = call.run.ports.flows.newRunId();
  call.effect = true;
  writeRecord(call, 'started', {
    executed: { completion: NEXT, output: { runId } },
    nowMs: call.startedAtMs,
  });
  await flushJournal(call.run.ports.journal);
  call.run.unflushedEffect = false;
  return runId;
}

function outputOf(called: Exclude<CalledRun, { state: 'open' }>, call: StepCall, runId: string): unknown {
  switch (called.state) {
    case 'succeeded':
    case 'completedWithFailures':
      weigh(called.output, call.run.limits);
      return called.output;
    case 'cancelled':
      if (called.error?.code === 'run.skipped')
        throw engineFailure('subFlowSkipped', `run ${runId} of the called flow was skipped`, { runId });
      throw engineFailure('subFlowCancelled', `run ${runId} of the called flow was cancelled`, { runId });
    case 'failed': {
      const { code = 'run.failed', message = '' } = called.error ?? {};
      throw engineFailure('subFlowFailed', `run ${runId} of the called flow failed: ${message}`, {
        runId,
        cause: code,
        reason: message,
      });
    }
  }
}
