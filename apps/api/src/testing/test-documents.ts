import { type FlowDocument, parseFlowDocument } from '@flowbridge/flow';
import { connectorsOf, type PackageFile, writePackageFile } from '@flowbridge/templates';

/** HTTP trigger → buildJson → respond: valid, and listening at an address. */
export function httpFlow(): FlowDocument {
  return read({
    triggers: [
      {
        id: 'hook',
        key: 'request',
        kind: 'http',
        config: { methods: ['POST'], auth: { kind: 'none' }, answer: 'sync' },
      },
    ],
    lanes: { root: ['build', 'answer'] },
    steps: {
      build: {
        id: 'build',
        key: 'build',
        kind: 'buildJson',
        config: { value: { hello: '{{ trigger.body }}' } },
      },
      answer: {
        id: 'answer',
        key: 'answer',
        kind: 'respond',
        config: { status: 200, bodyType: 'json', body: '{{ steps.build }}' },
      },
    },
  });
}

/** A schedule whose period is a parameter. */
export function scheduledFlow(): FlowDocument {
  return read({
    triggers: [
      {
        id: 'tick',
        key: 'tick',
        kind: 'schedule',
        config: { mode: 'interval', every: '{{ params.period }}', unit: 'minutes' },
      },
    ],
    lanes: { root: ['build'] },
    steps: { build: { id: 'build', key: 'build', kind: 'buildJson', config: { value: 1 } } },
    parameters: [{ key: 'period', label: 'Period', type: 'integer', default: 5 }],
  });
}

/** Polls an HTTP address for what changed, a run for each record. */
export function pollFlow(watermark: 'time' | 'number' | 'text' = 'time'): FlowDocument {
  return read({
    triggers: [
      {
        id: 'changes',
        key: 'changes',
        kind: 'poll',
        config: {
          schedule: { mode: 'interval', every: 1, unit: 'hours', timeZone: 'Asia/Shanghai' },
          connector: 'http',
          action: 'get',
          input: { url: 'https://system.example.test/records' },
          items: '{{ trigger.body }}',
          key: '{{ loops.row.item.id }}',
          watermark: { kind: watermark, value: '{{ loops.row.item.at }}' },
          perRecord: true,
        },
      },
    ],
    lanes: { root: ['build'] },
    steps: {
      build: { id: 'build', key: 'build', kind: 'buildJson', config: { value: '{{ trigger.record }}' } },
    },
  });
}

/** A template package of one flow, as a file. */
export function packageFile(document: FlowDocument = manualFlow()): PackageFile {
  return writePackageFile({
    content: {
      names: { en: 'Packed', zh: '打包' },
      descriptions: { en: '', zh: '' },
      tags: [],
      connectors: [...connectorsOf(document)].map((key) => ({ key })),
      flows: [{ key: 'main', names: { en: 'Packed', zh: '打包' }, document }],
    },
    origin: { templateKey: 'tpl-elsewhere', version: 1 },
    exportedAt: new Date(0),
  });
}

/** Started by hand; one step. */
export function manualFlow(value: string | number = 1): FlowDocument {
  return read({
    triggers: [{ id: 'start', key: 'start', kind: 'manual', config: {} }],
    lanes: { root: ['build'] },
    steps: { build: { id: 'build', key: 'build', kind: 'buildJson', config: { value } } },
  });
}

function read(parts: Record<string, unknown>): FlowDocument {
  const parsed = parseFlowDocument({ schemaVersion: 1, parameters: [], notes: [], ...parts });
  if (parsed.ok) return parsed.document;
  throw new Error(JSON.stringify(parsed.problems));
}
