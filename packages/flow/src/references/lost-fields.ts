/** Fields that expressions read and that are gone after a schema changed, with what can stand for each of them. */
import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { Command } from '../commands/command.ts';
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { ValueSchema } from '../document/values.ts';
import { toPointer } from '../problem/field-path.ts';
import { SchemaReader } from '../schema/schema-reader.ts';
import { stepOf } from '../tree/lookup.ts';
import { analyze, type ExpressionLanguage } from './expression-language.ts';
import { missingField } from './lost-field.ts';
import type { LostPlace } from './lost-references.ts';
import { type FieldChange, rewriteFields } from './rewrite-fields.ts';
import { setAt } from './set-at.ts';
import { stepTemplateTexts } from './template-texts.ts';

export type FieldCandidate = { path: string[]; likely: boolean };

export type LostField = {
  /** The names from the root to the one that is gone: `steps`, `order`, `total`. */
  path: string[];
  places: LostPlace[];
  /** Fields of the same source, likely ones first. */
  candidates: FieldCandidate[];
};

const MOST_CANDIDATES = 300;
const DEEPEST = 5;

/** Every field that steps read in vain, with all places that read it. What still exists is not touched and not told. */
export function lostFields(
  document: FlowDocument,
  catalog: ConnectorCatalog,
  language: ExpressionLanguage,
): LostField[] {
  const reader = new SchemaReader(document, catalog);
  const found = new Map<string, LostField>();
  for (const step of Object.values(document.steps)) {
    for (const { path, text, view } of stepTemplateTexts(step)) {
      for (const reference of analyze(language, text).references) {
        const missing = missingField(reference, reader);
        if (missing === undefined) continue;
        const id = missing.path.join('\n');
        const lost = found.get(id) ?? {
          path: missing.path,
          places: [],
          candidates: candidatesFor(missing.path, missing.meant, reader),
        };
        found.set(id, lost);
        if (lost.places.some((place) => place.stepId === step.id && place.field === toPointer(path)))
          continue;
        const place = { stepId: step.id, path, field: toPointer(path), text };
        lost.places.push(view === undefined ? place : { ...place, view });
      }
    }
  }
  return [...found.values()];
}

/** All fields of the source; likely are the one meant, and one of the same name in another place. */
function candidatesFor(
  path: readonly string[],
  meant: string | undefined,
  reader: SchemaReader,
): FieldCandidate[] {
  const sourceLength = path[0] === 'steps' || path[0] === 'loops' ? 2 : 1;
  const source = path.slice(0, sourceLength);
  const parent = path.slice(0, -1).join('\n');
  const name = path.at(-1);
  const all: FieldCandidate[] = [];
  const visit = (schema: ValueSchema | undefined, at: string[], depth: number): void => {
    const fields = schema?.fields ?? schema?.items?.fields ?? [];
    for (const field of fields) {
      if (all.length >= MOST_CANDIDATES) return;
      const likely = field.key === name || (field.key === meant && at.join('\n') === parent);
      all.push({ path: [...at, field.key], likely });
      if (depth < DEEPEST) visit(field.schema, [...at, field.key], depth + 1);
    }
  };
  visit(reader.path(source), source, 1);
  return [...all.filter(({ likely }) => likely), ...all.filter(({ likely }) => !likely)];
}

/** One command that lets every place read the chosen fields; undefined when nothing would change. */
export function rebindFields(
  document: FlowDocument,
  lost: readonly { field: LostField; to: readonly string[] }[],
  language: ExpressionLanguage,
): Command | undefined {
  const byStep = new Map<StepId, FieldChange[]>();
  for (const { field, to } of lost) {
    for (const stepId of new Set(field.places.map((place) => place.stepId))) {
      byStep.set(stepId, [...(byStep.get(stepId) ?? []), { from: field.path, to }]);
    }
  }
  const commands = [...byStep].flatMap(([stepId, changes]): Command[] => {
    const step = stepOf(document, stepId);
    if (step === undefined) return [];
    let config: unknown = step.config;
    for (const { path, text } of stepTemplateTexts(step)) {
      const rewritten = rewriteFields(text, changes, language);
      const [part, ...inside] = path;
      if (rewritten !== text && part === 'config') config = setAt(config, inside, rewritten);
    }
    if (config === step.config) return [];
    return [{ type: 'changeStep', stepId, change: { config: config as Record<string, unknown> } }];
  });
  return commands.length === 0 ? undefined : { type: 'batch', commands };
}
