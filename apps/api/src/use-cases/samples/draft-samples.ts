/** Samples that the draft itself has: pinned ones, and values of a declared shape. */
import {
  type ConnectorCatalog,
  type FlowDocument,
  outputSchemaOf,
  sampleOf,
  scopeAt,
  stepByKey,
} from '@flowbridge/flow';
import type { SampleSource } from '../../contract/flows.ts';
import type { SampleName } from './sample-name.ts';

export type FoundSample = { value: unknown; from: SampleSource };

export function pinnedSample(document: FlowDocument, { root, key }: SampleName): FoundSample | undefined {
  if (root !== 'steps' || key === undefined) return undefined;
  const pinned = stepByKey(document, key)?.pinned;
  return pinned && { value: pinned.output, from: 'pinned' };
}

export function madeUp(document: FlowDocument, catalog: ConnectorCatalog, name: SampleName): FoundSample {
  switch (name.root) {
    case 'trigger': {
      const [trigger] = document.triggers;
      const first = Object.values(document.steps)[0];
      const entries = first === undefined ? [] : scopeAt(document, first.id, catalog);
      const schema = entries.find(({ expression }) => expression === 'trigger')?.schema;
      if (schema === undefined) return { value: { key: trigger?.key, kind: trigger?.kind }, from: 'nothing' };
      const shape = sampleOf(schema);
      const head = trigger === undefined ? {} : { key: trigger.key, kind: trigger.kind };
      return { value: typeof shape === 'object' ? { ...shape, ...head } : shape, from: 'shape' };
    }
    case 'steps': {
      const step = name.key === undefined ? undefined : stepByKey(document, name.key);
      const schema = step && outputSchemaOf(document, step.id, catalog);
      return schema === undefined ? NOTHING : { value: sampleOf(schema), from: 'shape' };
    }
    case 'loops':
      return { value: { item: null, index: 0 }, from: 'nothing' };
    case 'error':
      return { value: { code: '', message: '', step: '', path: '' }, from: 'shape' };
    case 'vars':
      return NOTHING;
  }
}

const NOTHING: FoundSample = { value: null, from: 'nothing' };
