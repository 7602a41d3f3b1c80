import type { Template, Trigger, TriggerOf } from '@flowbridge/flow';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { connectorOf } from '../../catalog/step-words.ts';
import { ConnectionChooser } from '../../connections/connection-chooser.tsx';
import { useDesigner } from '../../store/designer-context.ts';
import { DeclaredInputs } from '../declared-inputs.tsx';
import { useChangeTrigger } from '../use-change.ts';
import { HookAddress } from './hook-address.tsx';
import { HttpForm } from './http-form.tsx';
import { PollForm } from './poll/poll-form.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { SchemaEditor } from './schema-editor.tsx';

/** The input tab of a trigger: its kind's own form. */
export function TriggerForm({ trigger }: { trigger: Trigger }) {
  switch (trigger.kind) {
    case 'manual':
      return <ManualForm trigger={trigger} />;
    case 'schedule':
      return <ScheduleForm trigger={trigger} />;
    case 'poll':
      return <PollForm trigger={trigger} />;
    case 'http':
      return <HttpForm trigger={trigger} />;
    case 'connectorEvent':
      return <EventForm trigger={trigger} />;
  }
}

function ManualForm({ trigger }: { trigger: TriggerOf<'manual'> }) {
  const { t } = useTranslation('panel');
  const change = useChangeTrigger(trigger);
  return (
    <>
      <p className="panel-about">{t('manual.help')}</p>
      <SchemaEditor
        path="input"
        label={t('manual.input')}
        schema={trigger.config.input}
        onChange={(input) => change({ input })}
      />
    </>
  );
}

function EventForm({ trigger }: { trigger: TriggerOf<'connectorEvent'> }) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const { connectors } = useDesigner();
  const change = useChangeTrigger(trigger);
  const connector = connectorOf(connectors, trigger.config.connector);
  const event = connector?.triggers.find((each) => each.key === trigger.config.event);
  if (!connector || !event) {
    const name = `${trigger.config.connector}.${trigger.config.event}`;
    return <Alert type="error" showIcon title={t('action.unknown', { name })} />;
  }
  const { input } = trigger.config;
  const set = (key: string, value: Template | undefined) => {
    const { [key]: _, ...others } = input;
    change({ input: value === undefined ? others : { ...input, [key]: value } });
  };
  return (
    <>
      {event.description ? <p className="panel-about">{event.description[language]}</p> : null}
      <ConnectionChooser connector={connector} />
      <HookAddress triggerId={trigger.id} />
      <DeclaredInputs fields={event.inputs} input={input} onSet={set} />
    </>
  );
}
