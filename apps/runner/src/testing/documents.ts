/** For tests: small flow documents, checked as the api checks them. */
import { type FlowDocument, parseFlowDocument } from '@flowbridge/flow';

type Part = Record<string, unknown>;

/** A document of one trigger and steps in the root lane. */
export function aDocument(trigger: Part, steps: Part[], more: Part = {}): FlowDocument {
  const parsed = parseFlowDocument({
    schemaVersion: 1,
    triggers: [{ id: 't1', ...trigger }],
    lanes: { root: steps.map((step) => step.id) },
    steps: Object.fromEntries(steps.map((step) => [step.id, step])),
    parameters: [],
    notes: [],
    ...more,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

export function httpTrigger(config: Part = {}): Part {
  return {
    key: 'web',
    kind: 'http',
    config: { methods: ['POST', 'GET'], auth: { kind: 'none' }, answer: 'sync', ...config },
  };
}

export function aStep(kind: string, key: string, config: Part, more: Part = {}): Part {
  return { id: `s_${key}`, key, kind, config, ...more };
}

/** HTTP → build JSON → respond. */
export function echoDocument(config: Part = {}): FlowDocument {
  return aDocument(httpTrigger(config), [
    aStep('buildJson', 'made', { value: { hello: '{{trigger.body.name}}', n: 1 } }),
    aStep('respond', 'answer', { status: 200, bodyType: 'json', body: '{{steps.made}}' }),
  ]);
}
