import type { ConfigOf, Step, StepKind, Trigger, TriggerKind, TriggerOf } from '@flowbridge/flow';
import { useCallback } from 'react';
import { message } from '../../app/feedback/message.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useDesigner } from '../store/designer-context.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { type EditResult, edit } from '../store/edit.ts';

type Change = Extract<Parameters<typeof edit>[1], { type: 'changeStep' }>['change'];

/** Shows a refused edit in words; gives whether it was made. */
export function useEditReport(): (result: EditResult) => boolean {
  const language = usePreferences((state) => state.language);
  return useCallback(
    (result) => {
      if (!result.ok) message.error(result.problem.message[language]);
      return result.ok;
    },
    [language],
  );
}

/** Changes fields of a step; quick changes of the same fields are one step of undo. */
export function useChangeStep(step: Step): (change: Change) => void {
  const { store } = useDesigner();
  const report = useEditReport();
  return (change) => {
    const mergeKey = `${step.id}:${Object.keys(change).join()}`;
    report(edit(store, { type: 'changeStep', stepId: step.id, change }, mergeKey));
  };
}

/**
 * Changes the config of a step. Reads the step's present config at the time of the change, so that two changes made in one
 * event do not undo each other. A field given as undefined is removed.
 */
export function useChangeConfig<K extends StepKind>(
  step: Extract<Step, { kind: K }>,
): (change: { [P in keyof ConfigOf<K>]?: ConfigOf<K>[P] | undefined }) => void {
  const { store } = useDesigner();
  const report = useEditReport();
  return (change) => {
    const config = withChange(currentConfig(store, step), change);
    const mergeKey = `${step.id}:config:${Object.keys(change).join()}`;
    report(edit(store, { type: 'changeStep', stepId: step.id, change: { config } }, mergeKey));
  };
}

/** Puts another config in the place of a step's own: for kinds whose fields differ by mode. */
export function useSetConfig<K extends StepKind>(
  step: Extract<Step, { kind: K }>,
): (config: ConfigOf<K>) => void {
  const { store } = useDesigner();
  const report = useEditReport();
  return (config) =>
    report(edit(store, { type: 'changeStep', stepId: step.id, change: { config } }, `${step.id}:config`));
}

export function useChangeTrigger<K extends TriggerKind>(
  trigger: TriggerOf<K>,
): (change: Partial<TriggerOf<K>['config']>) => void {
  const { store } = useDesigner();
  const report = useEditReport();
  return (change) => {
    const current = store.getState().document.triggers.find((each) => each.id === trigger.id) ?? trigger;
    const config = withChange(current.config, change);
    const mergeKey = `${trigger.id}:config:${Object.keys(change).join()}`;
    report(edit(store, { type: 'changeTrigger', triggerId: trigger.id, change: { config } }, mergeKey));
  };
}

function currentConfig(store: DesignerStore, step: Step): Step['config'] {
  return store.getState().document.steps[step.id]?.config ?? step.config;
}

function withChange(config: Step['config'] | Trigger['config'], change: object): Record<string, unknown> {
  const merged = { ...config, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}
