/** For tests: a family of two flows as a consultant draws them, and a system that can be ill. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A part that is called: asks a system, and gives what it was asked for. */
export const pricePart = (url: string) => ({
  schemaVersion: 1,
  triggers: [{ id: 't1', key: 'manual', kind: 'manual', config: {} }],
  lanes: { root: ['asked', 'given'] },
  steps: {
    asked: {
      ...{ id: 'asked', key: 'askPrice', kind: 'action' },
      config: { connector: 'http', action: 'get', input: { url } },
    },
    given: {
      ...{ id: 'given', key: 'price', kind: 'buildJson' },
      config: { value: { item: '{{ trigger.body.item }}', price: 12 } },
    },
  },
  parameters: [],
  notes: [],
});

/** Calls the part; would ask the ERP where the region is "never". `words`: what its answer says. */
export const orderFlow = (partId: string, words: string) => ({
  schemaVersion: 1,
  triggers: [{ id: 't1', key: 'manual', kind: 'manual', config: {} }],
  lanes: { root: ['call', 'check', 'built'], 'check/then': ['ask'], 'check/else': [] },
  steps: {
    call: {
      ...{ id: 'call', key: 'priceOf', kind: 'callFlow' },
      config: { flow: partId, input: { item: '{{ trigger.body.item }}' } },
    },
    check: {
      ...{ id: 'check', key: 'isNever', kind: 'condition' },
      config: { mode: 'expression', expression: '{{ params.region = "never" }}' },
    },
    ask: {
      ...{ id: 'ask', key: 'askErp', kind: 'action' },
      config: { connector: 'sap-b1', action: 'getItem', input: { ItemCode: 'A1' } },
    },
    built: {
      ...{ id: 'built', key: 'answer', kind: 'buildJson' },
      config: {
        value: {
          words,
          region: '{{ params.region }}',
          item: '{{ trigger.body.item }}',
          serial: '{{ trigger.body.serial }}',
        },
      },
    },
  },
  parameters: [{ key: 'region', label: 'Region', type: 'text', required: true }],
  notes: [],
});

/** Answers 200, or 503 while it is ill. */
export async function startPriceSystem() {
  let ill = false;
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(ill ? 503 : 200, { 'content-type': 'application/json' }).end('{"price":12}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listens on a port, so it is no path
  return {
    url: `http://127.0.0.1:${port}/`,
    setIll(now: boolean) {
      ill = now;
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
