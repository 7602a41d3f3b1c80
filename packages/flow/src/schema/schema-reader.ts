/**
 * Reads from a document what its values look like. One reader serves one question: it remembers what it has found, so
 * that steps which refer to each other over and over cost no more than their number, and steps which refer to themselves
 * in a circle end as unknown.
 */
import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import type { Template, ValueSchema } from '../document/values.ts';
import { mayHoldExpression } from '../references/expression-language.ts';
import { stepByKey, stepOf } from '../tree/lookup.ts';
import { batchSchema } from './dataset-schemas.ts';
import { describe, inferSchema } from './infer-schema.ts';
import { callbackSchema, cursorSchema, errorSchema, loopSchema, runSchema } from './known-schemas.ts';
import { actionOutput, outputOf } from './output-of.ts';
import { parameterSchemaOf } from './parameter-schema.ts';
import { schemaAt } from './schema-at.ts';
import { simplePath } from './simple-path.ts';
import { triggerSchemaOf } from './trigger-schema.ts';
import { variableSchemaOf } from './variable-schema.ts';

export class SchemaReader {
  readonly document: FlowDocument;
  readonly catalog: ConnectorCatalog;
  readonly #outputs = new Map<StepId, ValueSchema | undefined>();
  readonly #items = new Map<StepId, ValueSchema | undefined>();
  readonly #variables = new Map<string, ValueSchema | undefined>();

  constructor(document: FlowDocument, catalog: ConnectorCatalog) {
    this.document = document;
    this.catalog = catalog;
  }

  /** What `steps.<key>` gives; undefined for a step without output. */
  output(stepId: StepId): ValueSchema | undefined {
    return once(this.#outputs, stepId, () => {
      const step = stepOf(this.document, stepId);
      if (step === undefined) return undefined;
      const declared = outputOf(step, this);
      const isUnknown = declared?.type === 'any' && step.pinned !== undefined;
      return isUnknown && step.pinned !== undefined ? inferSchema(step.pinned.output) : declared;
    });
  }

  /** What `loops.<key>.item` gives. */
  loopItem(step: Step): ValueSchema | undefined {
    if (step.kind === 'datasetDeliver') return batchSchema;
    if (step.kind !== 'forEach') return undefined;
    return once(this.#items, step.id, () => {
      const item = this.elementOf(step.config.items);
      return step.config.batchSize === undefined ? item : { type: 'array', items: item };
    });
  }

  /** What `loops.row.item` gives in a step that looks at a list element by element; undefined in every other. */
  rowItem(step: Step): ValueSchema | undefined {
    switch (step.kind) {
      case 'filterArray':
      case 'sortArray':
      case 'aggregate':
        return this.elementOf(step.config.items);
      case 'datasetStage':
        return this.elementOf(step.config.records);
      default:
        return undefined;
    }
  }

  /** One element of what a template gives; one object stands for a list of one. */
  elementOf(items: Template): ValueSchema {
    const list = this.template(items);
    if (list.type === 'array') return list.items ?? { type: 'any' };
    return list.type === 'object' ? list : { type: 'any' };
  }

  /** What `steps.<own key>` gives where a step asks whether its call happened. */
  checkAnswer(step: Step): ValueSchema | undefined {
    const policy = step.kind === 'action' ? step.config.onUnknown : undefined;
    if (step.kind !== 'action' || policy?.policy !== 'check') return undefined;
    const { connector } = step.config;
    return actionOutput({ connector, action: policy.action }, this.catalog);
  }

  /** What `vars.<name>` gives. */
  variable(name: string): ValueSchema | undefined {
    return once(this.#variables, name, () => variableSchemaOf(name, this));
  }

  /** What a template gives when it is evaluated. */
  template(template: Template): ValueSchema {
    return describe(template, (text) => {
      if (!mayHoldExpression(text)) return { type: 'text', sample: text.slice(0, 200) };
      const path = simplePath(text);
      if (path !== undefined) return this.path(path) ?? { type: 'any' };
      return isOneExpression(text) ? { type: 'any' } : { type: 'text' };
    });
  }

  /** What a path from a root gives. */
  path([root, ...rest]: readonly (string | number)[]): ValueSchema | undefined {
    const [key, ...inner] = rest;
    switch (root) {
      case 'steps': {
        const step = typeof key === 'string' ? stepByKey(this.document, key) : undefined;
        return step === undefined ? undefined : schemaAt(this.output(step.id), inner);
      }
      case 'loops': {
        const step = typeof key === 'string' ? stepByKey(this.document, key) : undefined;
        return step === undefined ? undefined : schemaAt(loopSchema(this.loopItem(step)), inner);
      }
      case 'vars':
        return typeof key === 'string' ? schemaAt(this.variable(key), inner) : undefined;
      case 'params': {
        const parameter = this.document.parameters.find((each) => each.key === key);
        return parameter === undefined ? undefined : schemaAt(parameterSchemaOf(parameter), inner);
      }
      case 'trigger':
        return schemaAt(triggerSchemaOf(this.document.triggers, this.catalog), rest);
      case 'run':
        return schemaAt(runSchema, rest);
      case 'error':
        return schemaAt(errorSchema, rest);
      case 'callbacks':
        return inner.length === 0 ? callbackSchema : undefined;
      case 'cursor':
        return schemaAt(cursorSchema, rest);
      default:
        return undefined;
    }
  }
}

/** Remembers an answer; while it is being looked for, the same question is answered with "unknown". */
function once<K>(
  known: Map<K, ValueSchema | undefined>,
  key: K,
  find: () => ValueSchema | undefined,
): ValueSchema | undefined {
  if (known.has(key)) return known.get(key);
  known.set(key, { type: 'any' });
  const found = find();
  known.set(key, found);
  return found;
}

function isOneExpression(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith('{{') && trimmed.indexOf('}}') === trimmed.length - 2;
}
