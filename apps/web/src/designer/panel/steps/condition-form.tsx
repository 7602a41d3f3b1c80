import type { StepOf, Test } from '@flowbridge/flow';
import { ConditionEditor } from '../../fields/condition-editor.tsx';
import { useDesigner } from '../../store/designer-context.ts';
import { edit } from '../../store/edit.ts';
import { useEditReport } from '../use-change.ts';

/** A condition's config is its test: changed as a whole, since its fields differ by mode. */
export function ConditionForm({ step }: { step: StepOf<'condition'> }) {
  const { store } = useDesigner();
  const report = useEditReport();
  const change = (config: Test) =>
    report(edit(store, { type: 'changeStep', stepId: step.id, change: { config } }, `${step.id}:test`));
  return <ConditionEditor path="" test={step.config} onChange={change} />;
}
