/**
 * One attempt of a run through the engine, between a journal that is open and a run that has ended in it.
 *
 * The answer of a `respond` step leaves only when it is durable. The responder here holds it back until then, so that the
 * engine need not wait and a run that ends right after answering needs one commit, not two.
 */
import { type EndedOutcome, executeRun, type HttpAnswer } from '@flowbridge/engine';
import { createActionInvoker } from '../invoker/index.ts';
import { jsonText } from '../journal/encode-value.ts';
import { openJournal } from '../journal/open-journal.ts';
import { redactor } from '../journal/redact-text.ts';
import type { RunHead, RunRow } from '../journal/run-head.ts';
import { createLedger } from '../ledger/create-ledger.ts';
import { releaseBatches } from '../ledger/release-batches.ts';
import { cursorOf } from '../polls/cursor-of.ts';
import { pollRunEnded } from '../polls/settle-poll.ts';
import { seededIds } from '../ports/seeded-ids.ts';
import { systemClock } from '../ports/system-clock.ts';
import { waitCallbacks } from '../ports/wait-callbacks.ts';
import { thinAttempt } from '../quotas/thin-attempt.ts';
import type { AttemptOrder, RunningAttempt } from './attempt-order.ts';
import { calledFlows } from './called-flows.ts';
import { endExecution } from './end-execution.ts';
import { runParameters } from './run-parameters.ts';
import type { Runtime } from './runtime.ts';
import { wakeWhenReady } from './wake.ts';

/** `onAnswer` is called once at most, when the answer is durable; not at all for a run that ends without one. */
export function executeAttempt(
  runtime: Runtime,
  order: AttemptOrder,
  onAnswer: (answer: HttpAnswer) => void,
): RunningAttempt {
  const { head } = order;
  const secrets = new Set<string>(order.tenant.secrets);
  const controller = order.controller ?? new AbortController();
  const row: RunRow = { state: 'running', startedAtMs: order.startedAtMs };
  const redact = redactor(secrets);
  const journal = openJournal({
    writer: runtime.writer,
    head,
    row,
    rowExists: order.triggerJson === undefined,
    keepsCheckpoints: order.history?.keepsCheckpoints === true,
    redact,
    onFault: () => controller.abort(),
  });
  if (order.triggerJson !== undefined) journal.setTriggerInput(order.triggerJson);
  if (order.keys) journal.setKeys(order.keys);
  runtime.active.set(head.id, controller);

  const invoker = createActionInvoker({
    connectors: order.planned.connectors,
    http: runtime.http,
    sessions: runtime.sessions.forTenant(head.tenantId),
    throttle: runtime.throttle.forTenant(head.tenantId),
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
      cursor: cursorOf(order.trigger),
      timeZone: order.tenant.timeZone,
      usePinned: head.isTest,
      ...(head.test ? { test: head.test } : {}),
      limits: limitsOf(runtime, order),
      signal: controller.signal,
      ...(order.history ? { replay: order.history.replay } : {}),
      ...(order.parking ? { parking: order.parking } : {}),
    },
    {
      journal,
      ledger: createLedger({ db: runtime.db, lease: leaseOf(head), redact }),
      invoker,
      code: runtime.code,
      clock: systemClock,
      ids: seededIds,
      callbacks: waitCallbacks(runtime, { tenantId: head.tenantId, runId: head.id }),
      flows: calledFlows(runtime, order, executeAttempt),
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
      lookup: (table, key) => runtime.lookupTables.find(head.tenantId, table, key),
      progress: (counts) => journal.progress(counts),
      surprise: (error, where) =>
        runtime.log.error({ err: error, runId: head.id, ...where }, 'a step met an exception nobody foresaw'),
    },
  );
  const ended = outcome
    .then(async (result) => {
      const answered = head.dedupeKey === undefined || row.answer !== undefined;
      const thin = (ended: EndedOutcome) => thinAttempt(runtime, order, { journal, outcome: ended });
      const wakesCaller = order.wakesCaller !== false;
      await endExecution({ journal, redact, answered, wakesCaller, thin }, result);
      if (result.state === 'suspended') {
        await wakeWhenReady(runtime.db, head.id).catch(() => undefined);
        return result;
      }
      await releaseHeldBatches(runtime, order);
      if (head.triggerKind === 'poll') await pollRunEnded(runtime, head.id);
      return result;
    })
    .finally(() => {
      // A fenced attempt leaves the controller of its successor alone.
      if (runtime.active.get(head.id) === controller) runtime.active.delete(head.id);
    });
  return { journal, ended };
}

/** The flow's own time limit, where its document has one. */
function limitsOf({ limits }: Runtime, { planned }: AttemptOrder): Runtime['limits'] {
  const timeoutMs = planned.plan.document.settings?.timeoutMs;
  return timeoutMs === undefined ? limits : { ...limits, flowTimeoutMs: timeoutMs };
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
