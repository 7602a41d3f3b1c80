/** The field set of one side of an action step: what the connector declares, what the step adds, and the ways to change it. */
import { addFromSample, type StepOf, type Template, type ValueSchema } from '@flowbridge/flow';
import { useMemo } from 'react';
import { fieldSchema } from '../../catalog/field-schema.ts';
import { actionOf } from '../../catalog/step-words.ts';
import { useEditReport } from '../../panel/use-change.ts';
import { type Designer, useDesigner } from '../../store/designer-context.ts';
import { edit } from '../../store/edit.ts';
import {
  changeFieldsAt,
  moved,
  newFieldKey,
  type SchemaField,
  type SchemaPlace,
  shapeAt,
} from './field-set-edits.ts';
import { type FieldSetRow, fieldSetRows } from './field-set-rows.ts';
import { withoutValue, withRenamedValue } from './input-values.ts';

export type FieldSetSide = 'input' | 'output';

/** Which field of which object; stays the same while the field is renamed. */
export type FieldSpot = Pick<FieldSetRow, 'place' | 'index'>;

export type FieldSetEditor = {
  side: FieldSetSide;
  rows: FieldSetRow[];
  /** The declared input that takes the extra fields, on the input's side. */
  openKey: string | undefined;
  declared: ValueSchema | undefined;
  /** Adds a field at the end of an object, or behind one of its fields; gives its place. */
  add(place: SchemaPlace, behind?: number): FieldSpot;
  change(row: FieldSetRow, field: SchemaField): void;
  /** With the values given for it in the step's input. */
  rename(row: FieldSetRow, key: string): void;
  remove(row: FieldSetRow): void;
  move(row: FieldSetRow, to: number): void;
  /** False when the sample has nothing new. */
  addSample(sample: ValueSchema): boolean;
};

/** Whether the action takes, or gives, more than what is declared, or was described to do so. */
export function takesFieldSet(
  connectors: Designer['connectors'],
  step: StepOf<'action'>,
  side: FieldSetSide,
): boolean {
  const action = actionOf(connectors, step);
  if (action === undefined) return false;
  if (step.config.fieldSet?.[side] !== undefined) return true;
  return side === 'input' ? action.inputs.some(({ field }) => field.open === true) : isOpen(action.body);
}

/** Undefined where the action takes, or gives, no more than what is declared. */
export function useFieldSet(step: StepOf<'action'>, side: FieldSetSide): FieldSetEditor | undefined {
  const { connectors, store } = useDesigner();
  const report = useEditReport();
  const action = actionOf(connectors, step);
  const set = step.config.fieldSet?.[side];
  const open = action?.inputs.find(({ field }) => field.open === true)?.field;
  const declaring = side === 'input' ? open : action?.body;
  const declared = useMemo(() => (declaring === undefined ? undefined : fieldSchema(declaring)), [declaring]);
  const rows = useMemo(() => fieldSetRows(declared, set), [declared, set]);
  if (action === undefined) return undefined;
  if (!takesFieldSet(connectors, step, side)) return undefined;

  /** Reads the step as it is now: two changes made in one event do not undo each other. */
  const current = () => {
    const now = store.getState().document.steps[step.id];
    return now?.kind === 'action' ? now.config : step.config;
  };
  const put = (
    next: ValueSchema | undefined,
    value?: (given: Template | undefined) => Template | undefined,
  ) => {
    const config = current();
    const { [side]: _, ...otherSide } = config.fieldSet ?? {};
    const fieldSet = next === undefined ? otherSide : { ...otherSide, [side]: next };
    const { fieldSet: _before, ...others } = config;
    const changed = {
      ...others,
      ...(Object.keys(fieldSet).length === 0 ? {} : { fieldSet }),
      ...(value === undefined || open === undefined
        ? {}
        : { input: withInput(config.input, open.key, value) }),
    };
    report(edit(store, { type: 'changeStep', stepId: step.id, change: { config: changed } }));
  };
  const changeAt = (place: SchemaPlace, change: (fields: SchemaField[]) => SchemaField[]) =>
    changeFieldsAt(current().fieldSet?.[side], declared, place, change);
  const valueChange = (change: (given: Template | undefined) => Template | undefined) =>
    side === 'input' ? change : undefined;

  return {
    side,
    rows,
    openKey: open?.key,
    declared,
    add(place, behind) {
      const present = current().fieldSet?.[side];
      const field: SchemaField = {
        key: newFieldKey(present, declared, place),
        schema: { type: 'text' },
      };
      const index = behind === undefined ? (shapeAt(present, place)?.fields?.length ?? 0) : behind + 1;
      put(changeAt(place, (fields) => [...fields.slice(0, index), field, ...fields.slice(index)]));
      return { place, index };
    },
    change({ place, index }, field) {
      put(changeAt(place, (fields) => fields.map((each, at) => (at === index ? field : each))));
    },
    rename({ place, index, field }, key) {
      put(
        changeAt(place, (fields) => fields.map((each, at) => (at === index ? { ...each, key } : each))),
        valueChange((given) => withRenamedValue(given, place, { from: field.key, to: key })),
      );
    },
    remove({ place, index, field }) {
      put(
        changeAt(place, (fields) => fields.filter((_, at) => at !== index)),
        valueChange((given) => withoutValue(given, place, field.key)),
      );
    },
    move({ place, index }, to) {
      put(changeAt(place, (fields) => moved(fields, index, to)));
    },
    addSample(sample) {
      const present = current().fieldSet?.[side];
      const next = addFromSample(declared, present, sample);
      if (next === undefined || next === present) return false;
      put(next);
      return true;
    },
  };
}

function withInput(
  input: Readonly<Record<string, Template>>,
  key: string,
  change: (given: Template | undefined) => Template | undefined,
): Record<string, Template> {
  const value = change(Object.hasOwn(input, key) ? input[key] : undefined);
  const { [key]: _, ...others } = input;
  return value === undefined ? others : { ...input, [key]: value };
}

type Declared = {
  open?: boolean | undefined;
  type: string;
  fields?: Declared[] | undefined;
  items?: Declared | undefined;
};

/** Nothing is known of an answer that nobody described. */
function isOpen(field: Declared | undefined): boolean {
  if (field === undefined || field.open === true || field.type === 'any') return true;
  return isInsideOpen(field);
}

const isInsideOpen = ({ fields = [], items }: Declared): boolean =>
  [...fields, ...(items ? [items] : [])].some((each) => each.open === true || isInsideOpen(each));
