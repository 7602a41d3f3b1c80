/** What the fields of the open step or trigger can refer to, and whether they may be changed. */
import type { ScopeEntry, StepId, ValueSchema } from '@flowbridge/flow';
import { createContext, type ReactNode, useContext } from 'react';
import type { DescribeExpression } from '../template/template-dom.ts';

/** A value one can refer to; `schema` opens into its fields. */
export type PickerEntry = {
  /** `steps.queryDrafts.body` */
  expression: string;
  label: string;
  schema: ValueSchema | undefined;
};

export type PickerGroup = {
  id: string;
  title: string;
  icon: ReactNode;
  entries: PickerEntry[];
  /** The step whose last output gives sample values. */
  stepId: StepId | undefined;
};

export type FieldScope = {
  /** The same as the groups show, by reference: what the expression editor completes. */
  entries: readonly ScopeEntry[];
  groups: PickerGroup[];
  describe: DescribeExpression;
  readOnly: boolean;
};

const OUTSIDE: FieldScope = {
  entries: [],
  groups: [],
  describe: (source) => ({ title: 'ƒ', path: source, kind: 'computed', icon: null }),
  readOnly: false,
};

export const FieldScopeContext = createContext<FieldScope>(OUTSIDE);

export const useFieldScope = (): FieldScope => useContext(FieldScopeContext);
