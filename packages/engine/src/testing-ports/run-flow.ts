/** Runs a whole flow in memory: `await runFlow(aFlow().manual()…, { actions: { 'erp.create': () => … } })`. */
import type { FlowDocument } from '@flowbridge/flow';
import { type EndedOutcome, executeRun, type RunOutcome, type RunStart } from '../execute/execute-run.ts';
import type { Ledger } from '../ledger-port.ts';
import { compilePlan } from '../plan/compile-plan.ts';
import type { ActionManifestView } from '../plan-types.ts';
import type {
  ActionAnswer,
  ActionCall,
  CancelSignal,
  CodeRunner,
  FlowCaller,
  HttpAnswer,
  Ports,
  ReceivedCallback,
} from '../ports.ts';
import { type StepFailure, StepFailureError } from '../step-failure.ts';
import { type CancelSource, cancelSource } from './cancel-source.ts';
import { type MemoryJournal, memoryJournal } from './memory-journal.ts';
import { memoryLedger } from './memory-ledger.ts';
import { type TestClock, testClock } from './test-clock.ts';

export type TestAction = {
  effect?: ActionManifestView['effect'];
  required?: ActionManifestView['required'];
  open?: string;
  run(
    input: Record<string, unknown>,
    call: ActionCall,
    signal: CancelSignal,
  ): Promise<ActionAnswer | undefined> | ActionAnswer | undefined;
};

export type FlowSetup = {
  /** By `connector.action`. */
  actions?: Record<string, TestAction>;
  /** What `main` gives. */
  code?: (...call: Parameters<CodeRunner['run']>) => Promise<unknown>;
  ledger?: Ledger;
  tables?: Record<string, Record<string, unknown>>;
  start?: Partial<RunStart>;
  journal?: MemoryJournal;
  clock?: TestClock;
  events?: string[];
  cancel?: CancelSource;
  progress?: Ports['progress'];
  /** The responder waits for the disk itself. */
  holdsAnswers?: true;
  /** What has arrived for wait steps, by path. */
  callbacks?: Record<string, ReceivedCallback>;
  flows?: Partial<FlowCaller>;
};

export type FlowWalk = {
  outcome: RunOutcome;
  journal: MemoryJournal;
  clock: TestClock;
  /** Journal, calls and answers in the order they happened. */
  events: string[];
  answers: HttpAnswer[];
  surprises: unknown[];
};

export type FlowRun = Omit<FlowWalk, 'outcome'> & { outcome: EndedOutcome };

/** Runs a flow to its end. */
export async function runFlow(flow: { build(): FlowDocument }, setup: FlowSetup = {}): Promise<FlowRun> {
  const { outcome, ...rest } = await walkFlow(flow, setup);
  if (outcome.state === 'suspended') throw new Error(`the flow waits: ${JSON.stringify(outcome.waits)}`);
  return { outcome, ...rest };
}

/** Runs a flow to its end or until it waits. */
export async function walkFlow(flow: { build(): FlowDocument }, setup: FlowSetup = {}): Promise<FlowWalk> {
  const events = setup.events ?? [];
  const journal = setup.journal ?? memoryJournal(events);
  const clock = setup.clock ?? testClock();
  const answers: HttpAnswer[] = [];
  const surprises: unknown[] = [];
  const ports = testPorts(setup, { journal, clock, events, answers, surprises });
  const plan = compilePlan(flow.build(), { describe: ports.invoker.describe });
  const { signal } = setup.cancel ?? cancelSource();
  const outcome = await executeRun(plan, { ...defaultStart, signal, ...setup.start }, ports);
  return { outcome, journal, clock, events, answers, surprises };
}

const defaultStart = {
  runId: 'run1',
  attempt: 1,
  trigger: { key: 'manual', kind: 'manual', body: {} },
  params: {},
  tenantVars: {},
  run: { flow: { name: 'test' } },
  timeZone: 'Asia/Shanghai',
};

type Recorded = Omit<FlowWalk, 'outcome'>;

function testPorts(setup: FlowSetup, { journal, clock, events, answers, surprises }: Recorded): Ports {
  let uuids = 0;
  let calledRuns = 0;
  const ports: Ports = {
    journal,
    clock,
    invoker: testInvoker(setup.actions ?? {}, events),
    code: {
      run: async (code, input, limits, signal) => ({
        output: await setup.code?.(code, input, limits, signal),
      }),
    },
    ledger: setup.ledger ?? memoryLedger(),
    ids: {
      uuid(seed) {
        if (seed !== undefined) return `uuid of ${seed}`;
        uuids += 1;
        return `uuid-${uuids}`;
      },
    },
    callbacks: {
      address: (path) => `https://flowbridge.test/wait/${path}`,
      received: (path) => setup.callbacks?.[path],
    },
    flows: {
      newRunId() {
        calledRuns += 1;
        return `called-${calledRuns}`;
      },
      start: async () => undefined,
      run: async () => ({ state: 'open' }),
      ...setup.flows,
    },
    responder: {
      respond(answer) {
        events.push('answer');
        answers.push(answer);
      },
      ...(setup.holdsAnswers ? { holdsUntilDurable: true } : {}),
    },
    lookup: async (table, key) => setup.tables?.[table]?.[String(key)],
    surprise: (error) => void surprises.push(error),
    random: () => 0.5,
  };
  if (setup.progress) ports.progress = setup.progress;
  return ports;
}

function testInvoker(actions: Record<string, TestAction>, events: string[]): Ports['invoker'] {
  return {
    describe(connector, action) {
      const known = actions[`${connector}.${action}`];
      return known && { effect: known.effect ?? 'read', required: known.required ?? [], open: known.open };
    },
    async invoke(call, signal) {
      const name = `${call.connector}.${call.action}`;
      events.push(`call ${name}`);
      const answer = await actions[name]?.run(call.input, call, signal);
      events.push(`answered ${name}`);
      return answer ?? { output: { status: 200, headers: {}, body: null } };
    },
    async preview({ connector, action, input }) {
      events.push(`preview ${connector}.${action}`);
      return { method: 'POST', url: `https://${connector}.test/${action}`, headers: {}, body: input };
    },
  };
}

/** An action that answers `body`. */
export function answering(
  body: (input: Record<string, unknown>) => unknown,
  effect: ActionManifestView['effect'] = 'read',
): TestAction {
  return { effect, run: (input) => ({ output: { status: 200, headers: {}, body: body(input) } }) };
}

/** What a business system's refusal looks like to the engine. */
export function refusal(code: string, rest: Partial<StepFailure> = {}): StepFailureError {
  return new StepFailureError({ code, message: `refused: ${code}`, details: {}, retryable: false, ...rest });
}
