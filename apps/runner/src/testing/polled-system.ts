/** For tests: a system whose records change, and flows on a stage that poll it. */
import { createServer } from 'node:http';
import { findPollState, listRuns, type PollTrigger, type RunListItem, syncSchedules } from '@flowbridge/db';
import type { FlowDocument, FlowSettings } from '@flowbridge/flow';
import { enqueue } from '@flowbridge/queue';
import { aDocument, aStep } from './documents.ts';
import type { Stage } from './runner-stage.ts';

/** A watermark that is the records' `at`, taken as a number. */
export const numberWatermark = { kind: 'number', value: '{{loops.row.item.at}}' };

export const record = (id: string, at: string | number, text = '{}'): SystemRecord => ({ id, at, text });

export type SystemRecord = { id: string; at: string | number; text: string };

/** Answers every query with its records from the asked place on, and remembers what was asked. */
export async function polledSystem(records: SystemRecord[] = []) {
  const asked: { from: string | null; to: string | null }[] = [];
  let gate: Promise<void> = Promise.resolve();
  const system = {
    records,
    asked,
    /** The status of its answers. */
    status: 200,
    /** Keeps everybody that asks from now on waiting, until what it answers is called. */
    hold(): () => void {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
  };
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://system');
    const from = searchParams.get('from');
    asked.push({ from, to: searchParams.get('to') });
    const isBefore = (at: string | number) =>
      typeof at === 'number' ? at < Number(from) : at < (from ?? '');
    void gate.then(() => {
      const value = system.records.filter(({ at }) => !isBefore(at));
      response.writeHead(system.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ value }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(system, {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

export type PolledSystem = Awaited<ReturnType<typeof polledSystem>>;

/** A flow that reads each record's `text` as JSON: `broken` fails its run. */
function polling(system: PolledSystem, config: Record<string, unknown>): FlowDocument {
  const trigger = {
    key: 'changes',
    kind: 'poll',
    config: {
      schedule: { mode: 'interval', every: 1, unit: 'days', firstAt: '2100-01-01T00:00:00Z' },
      connector: 'http',
      action: 'get',
      input: { url: `${system.url}/records?from={{cursor.from}}&to={{cursor.to}}` },
      items: '{{trigger.body.value}}',
      key: '{{loops.row.item.id}}',
      watermark: { kind: 'time', value: '{{loops.row.item.at}}', initial: '2026-01-01T00:00:00Z' },
      perRecord: true,
      ...config,
    },
  };
  const text = config.perRecord === false ? '{{$join(trigger.records.text)}}' : '{{trigger.record.text}}';
  return aDocument(trigger, [
    aStep('parseJson', 'parsed', { text }),
    aStep('buildJson', 'seen', { value: '{{cursor}}' }),
  ]);
}

export type PollingFlow = Awaited<ReturnType<typeof pollingFlow>>;

export async function pollingFlow(
  stage: Stage,
  system: PolledSystem,
  config: Record<string, unknown> = {},
  settings?: FlowSettings,
) {
  const document = polling(system, config);
  const { flowId } = await stage.flow({ document: settings ? { ...document, settings } : document });
  const { db, tenantId } = stage;
  const trigger: PollTrigger = { tenantId, flowId, triggerId: 't1' };
  const state = async () => {
    const found = await findPollState(db, trigger);
    if (!found) throw new Error('no such poll');
    return found;
  };
  return {
    trigger,
    state,
    /** Asks now, as a fire of the schedule does. */
    fire: (more: { backfillId?: string } = {}) =>
      enqueue(db.pool, [{ name: 'poll.fire', payload: { ...trigger, ...more } }]),
    /** Puts the trigger on its schedule with a first fire that is due now. */
    schedule: () =>
      syncSchedules(db.pool, {
        tenantId,
        flowId,
        schedules: [
          {
            triggerId: 't1',
            kind: 'poll',
            spec: { config: { mode: 'interval', every: 1, unit: 'days' }, parameters: {} },
          },
        ],
      }),
    /** The flow's runs, oldest first. */
    runs: async (): Promise<RunListItem[]> =>
      (await listRuns(db, { tenantId, flowId, limit: 200 })).items.reverse(),
    watermark: async () => (await state()).watermark,
    /** Ids of the records its runs were given, by the records' ids; those of one run joined. */
    handedOut: async (): Promise<string[]> => {
      const { rows } = await db.pool.query<{ input: string }>(
        `SELECT trigger_input AS input FROM run WHERE flow_id = $1`,
        [flowId],
      );
      return rows.map(({ input }) => idsOf(JSON.parse(input))).sort();
    },
  };
}

function idsOf({ record, records = [] }: { record?: SystemRecord; records?: SystemRecord[] }): string {
  return [...(record ? [record] : []), ...records].map(({ id }) => id).join(' ');
}
