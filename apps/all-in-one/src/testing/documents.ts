/** For tests: small flows, as a customer's script would send them. */

type Step = { id: string; kind: string; config: unknown };

/** A flow of one HTTP trigger, open to everybody, and steps one after the other. */
export function hookFlow(answer: 'sync' | 'async', steps: Step[]): unknown {
  return {
    schemaVersion: 1,
    triggers: [
      {
        id: 't1',
        key: 'request',
        kind: 'http',
        config: { methods: ['POST'], auth: { kind: 'none' }, answer, timeoutMs: 60_000 },
      },
    ],
    lanes: { root: steps.map(({ id }) => id) },
    steps: Object.fromEntries(steps.map((step) => [step.id, { key: step.id, ...step }])),
    parameters: [],
    notes: [],
  };
}

export const calls = (url: string): Step => ({
  id: 'asked',
  kind: 'action',
  config: { connector: 'http', action: 'get', input: { url } },
});

export const builds = (value: unknown): Step => ({ id: 'built', kind: 'buildJson', config: { value } });
