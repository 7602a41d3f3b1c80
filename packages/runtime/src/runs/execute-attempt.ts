/**
 * One attempt of a run through the engine, between a journal that is open and a run that has ended in it.
 *
 * The answer of a `respond` step leaves only when it is durable. The responder here holds it back until then, so that the
 * engine need not wait and a run that ends right after answering needs one commit, not two.
 */
import { executeRun, type HttpAnswer, type RunOutcome } from '@flowbridge/engine';
import { createActionInvoker } from '../invoker/index.ts';
import { jsonText, valueText } from '../journal/encode-value.ts';
import { type OpenJournal, openJournal } from '../journal/open-journal.ts';
import { redactor } from '../journal/redact-text.ts';
import type { RunHead, RunRow } from '../journal/run-head.ts';
import { createLedger } from '../ledger/create-ledger.ts';
import { releaseBatches } from '../ledger/release-batches.ts';
import { randomIds } from '../ports/random-ids.ts';
import { systemClock } from '../ports/system-clock.ts';
import { answerOfOutcome } from './answer-of-outcome.ts';
import type { PlannedVersion } from './plan-cache.ts';
import { runParameters } from './run-parameters.ts';
import { moveRun } from './run-states.ts';
import type { Runtime, TenantView } from './runtime.ts';

export type Bindings = {
  connections: Readonly<Record<string, string>>;
  parameters: Readonly<Record<string, unknown>>;
};

/** Everything about an attempt that is known before its first step. */
export type AttemptOrder = {
  head: RunHead;
  flowName: string;
  version: number | null;
  planned: PlannedVersion;
  bindings: Bindings;
  tenant: TenantView;
  /** What expressions see as `trigger`. */
  trigger: unknown;
  /** Of a run whose row is not in the database yet: JSON text of `trigger`. */
  triggerJson?: string;
  startedAtMs: number;
  /** Cancels the attempt; given when it was registered before the attempt could begin. */
  controller?: AbortController;
};

export type RunningAttempt = {
  journal: OpenJournal;
  /** Resolves when the run's end is durable. Rejects when the journal does: the run is no longer this process's. */
  ended: Promise<RunOutcome>;
};

/** `onAnswer` is called once at most, when the answer is durable; not at all for a run that ends without one. */
export function executeAttempt(
  runtime: Runtime,
  order: AttemptOrder,
  onAnswer: (answer: HttpAnswer) => void,
): RunningAttempt {
  const { head } = order;
  const secrets = new Set<string>();
  const controller = order.controller ?? new AbortController();
  const row: RunRow = { state: 'running', startedAtMs: order.startedAtMs };
  const redact = redactor(secrets);
  const journal = openJournal({
    writer: runtime.writer,
    head,
    row,
    rowExists: order.triggerJson === undefined,
    redact,
    onFault: () => controller.abort(),
  });
  if (order.triggerJson !== undefined) journal.setTriggerInput(order.triggerJson);
  runtime.active.set(head.id, controller);

  const invoker = createActionInvoker({
    connectors: runtime.connectors,
    http: runtime.http,
    sessions: runtime.sessions.forTenant(head.tenantId),
    connections: runtime.vault.forRun({
      tenantId: head.tenantId,
      bindings: order.bindings,
      onSecrets: (opened) => {
        for (const secret of opened) secrets.add(secret);
      },
    }),
  });

  const outcome = executeRun(
    order.planned.plan,
    {
      runId: head.id,
      attempt: head.attempt,
      trigger: order.trigger,
      params: runParameters(order.planned.plan.document, order.bindings.parameters),
      tenantVars: order.tenant.vars,
      run: {
        startedAt: new Date(order.startedAtMs).toISOString(),
        flow: { id: head.flowId, name: order.flowName },
        version: order.version,
      },
      timeZone: order.tenant.timeZone,
      usePinned: head.isTest,
      limits: runtime.limits,
      signal: controller.signal,
    },
    {
      journal,
      ledger: createLedger({ db: runtime.db, lease: leaseOf(head), redact }),
      invoker,
      code: runtime.code,
      clock: systemClock,
      ids: randomIds,
      responder: {
        holdsUntilDurable: true,
        respond(answer) {
          if (head.dedupeKey !== undefined) journal.changeRow({ answer: redact(jsonText(answer)) });
          journal.flush().then(
            () => onAnswer(answer),
            () => undefined,
          );
        },
      },
      // Look-up tables come with the issue that brings their editor; an unknown table has no rows.
      lookup: async () => undefined,
      progress: (counts) => journal.progress(counts),
      surprise: (error, where) =>
        runtime.log.error({ err: error, runId: head.id, ...where }, 'a step met an exception nobody foresaw'),
    },
  );
  const ended = outcome
    .then(async (result) => {
      recordOutcome(journal, row, result, redact);
      if (head.dedupeKey !== undefined && row.answer === undefined)
        journal.changeRow({ answer: redact(jsonText(answerOfOutcome(result, head.id))) });
      await journal.flush();
      await releaseHeldBatches(runtime, order);
      return result;
    })
    .finally(() => {
      // A fenced attempt leaves the controller of its successor alone.
      if (runtime.active.get(head.id) === controller) runtime.active.delete(head.id);
    });
  return { journal, ended };
}

function leaseOf({ tenantId, id, attempt, leaseNumber }: RunHead) {
  return { tenantId, runId: id, attempt, leaseNumber };
}

/** Records of batches that the run's end left unsettled wait again. What fails here is done by the runner's sweep. */
async function releaseHeldBatches({ db, log }: Runtime, { head, planned }: AttemptOrder): Promise<void> {
  if (!planned.plan.steps.some(({ kind }) => kind === 'datasetDeliver')) return;
  await releaseBatches(db, { runId: head.id }).catch((error: unknown) =>
    log.warn({ err: error, runId: head.id }, 'batches of an ended run could not be released yet'),
  );
}

function recordOutcome(
  journal: OpenJournal,
  row: RunRow,
  outcome: RunOutcome,
  redact: (text: string) => string,
): void {
  const error = valueText(outcome.error, redact);
  if (outcome.output !== undefined) journal.setOutput(outcome.output);
  journal.changeRow({
    state: moveRun(row.state, outcome.state),
    endedAtMs: Date.now(),
    counts: journal.countsText(outcome.counts),
    ...(error === undefined ? {} : { error }),
  });
}
