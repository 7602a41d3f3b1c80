import type { TriggerOf } from '@flowbridge/flow';
import { useDesigner } from '../../store/designer-context.ts';
import { edit } from '../../store/edit.ts';
import { useEditReport } from '../use-change.ts';
import { ScheduleFields } from './schedule-fields.tsx';

export function ScheduleForm({ trigger }: { trigger: TriggerOf<'schedule'> }) {
  const { store } = useDesigner();
  const report = useEditReport();
  return (
    <ScheduleFields
      config={trigger.config}
      onChange={(config, field) => {
        const command = { type: 'changeTrigger', triggerId: trigger.id, change: { config } } as const;
        report(edit(store, command, field === 'mode' ? undefined : `${trigger.id}:config:${field}`));
      }}
    />
  );
}
