/** REST v1 as a script of a customer would call it. */
import type { FlowDocument } from '@flowbridge/flow';

export type Answer = { status: number; contentType: string; body: Json };
export type Json = { [key: string]: unknown };

export type RunView = {
  id: string;
  state: string;
  attempt: number;
  version: number | null;
  output?: unknown;
  error?: { code: string; stepId?: string; field?: string; path?: string };
};
export type StepRunView = {
  path: string;
  key: string;
  kind: string;
  state: string;
  input?: unknown;
  output?: unknown;
};

type Options = { tenant?: string; key?: string };

export type Rest = ReturnType<typeof restOf>;

/** Calls in the name of the demo key, in the demo's customer unless another tenant is named. */
export function restOf(url: string, { tenant = 'bluewater', key = 'fb_demo_key' }: Options = {}) {
  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
        ...(tenant === '' ? {} : { 'x-flowbridge-tenant': tenant }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: text === '' ? {} : (JSON.parse(text) as Json),
    };
  }
  /** The body of a call that must succeed. */
  async function expectOk<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await call(method, path, body);
    if (answer.status < 300) return answer.body as T;
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  return {
    call,
    expectOk,

    async createFlow(name: string, document: FlowDocument): Promise<string> {
      return (await expectOk<{ id: string }>('POST', '/flows', { name, document })).id;
    },

    async flowNamed(search: string): Promise<string> {
      const query = new URLSearchParams({ search });
      const { items } = await expectOk<{ items: { id: string }[] }>('GET', `/flows?${query}`);
      if (items[0] === undefined) throw new Error(`No flow is called ${search}.`);
      return items[0].id;
    },

    /** What the draft stores as the config of its only step. */
    async onlyConfig<T>(flowId: string): Promise<T> {
      const { document } = await expectOk<{ document: FlowDocument }>('GET', `/flows/${flowId}`);
      const steps = Object.values(document.steps);
      if (steps.length !== 1) throw new Error(`The flow has ${steps.length} steps.`);
      return steps[0]?.config as T;
    },

    async connectionOf(connectorKey: string): Promise<string> {
      const path = `/connections?connectorKey=${connectorKey}`;
      const { items } = await expectOk<{ items: { id: string; name: string }[] }>('GET', path);
      const found = items.find((each) => each.name.includes('sandbox'));
      if (found === undefined) throw new Error(`There is no sandbox connection of ${connectorKey}.`);
      return found.id;
    },

    async bind(flowId: string, connections: Record<string, string>): Promise<void> {
      await expectOk('PUT', `/flows/${flowId}/bindings`, { connections, parameters: {} });
    },

    async publish(flowId: string): Promise<void> {
      await expectOk('POST', `/flows/${flowId}/publish`, {});
      await expectOk('POST', `/flows/${flowId}/enable`);
    },

    /** Runs the draft (unless told otherwise) to its end. */
    async run(flowId: string, { version = 'draft', input }: { version?: string; input?: unknown } = {}) {
      return await expectOk<RunView>('POST', `/flows/${flowId}/runs`, {
        version,
        waitMs: 60_000,
        ...(input === undefined ? {} : { input }),
      });
    },

    async runsOf(flowId: string): Promise<RunView[]> {
      return (await expectOk<{ items: RunView[] }>('GET', `/runs?flowId=${flowId}&limit=200`)).items;
    },

    async stepsOf(runId: string): Promise<StepRunView[]> {
      return (await expectOk<{ items: StepRunView[] }>('GET', `/runs/${runId}/steps?limit=200`)).items;
    },
  };
}
