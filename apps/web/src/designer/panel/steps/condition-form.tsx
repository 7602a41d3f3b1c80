import type { StepOf } from '@flowbridge/flow';
import { ConditionEditor } from '../../fields/condition-editor.tsx';
import { useSetConfig } from '../use-change.ts';

/** A condition's config is its test: changed as a whole, since its fields differ by mode. */
export function ConditionForm({ step }: { step: StepOf<'condition'> }) {
  return <ConditionEditor path="" test={step.config} onChange={useSetConfig(step)} />;
}
