import type { Step, Trigger } from '@flowbridge/flow';
import { Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { leavePanel } from '../edits/focus-panel.ts';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { useDesigner } from '../store/designer-context.ts';
import { type EditResult, edit } from '../store/edit.ts';
import { NameInput } from './name-input.tsx';
import { useChangeStep, useEditReport } from './use-change.ts';

/** Title, key, and how the step is logged. */
export function StepSettings({ step }: { step: Step }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const { store } = useDesigner();
  const change = useChangeStep(step);
  return (
    <>
      <TitleField value={step.title} onChange={(title) => change({ title: title === '' ? null : title })} />
      <KeyField
        value={step.key}
        help={t('settings.keyHelp', { key: step.key })}
        rename={(key) => edit(store, { type: 'renameKey', stepId: step.id, key })}
      />
      <FieldRow path="disabled" label={t('settings.disabled')} description={t('settings.disabledHelp')}>
        <Switch
          checked={step.disabled === true}
          disabled={readOnly}
          aria-label={t('settings.disabled')}
          data-testid="field-disabled"
          onChange={(disabled) => change({ disabled: disabled ? true : null })}
        />
      </FieldRow>
      <FieldRow path="logging" label={t('settings.logging')}>
        <Select
          value={step.logging ?? 'full'}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('settings.logging')}
          data-testid="field-logging"
          options={(['full', 'errorsAndSamples', 'counts'] as const).map((each) => ({
            value: each,
            label: t(`settings.loggings.${each}`),
          }))}
          onChange={(logging) => change({ logging: logging === 'full' ? null : logging })}
        />
      </FieldRow>
    </>
  );
}

export function TriggerSettings({ trigger }: { trigger: Trigger }) {
  const { t } = useTranslation('panel');
  const { store } = useDesigner();
  const report = useEditReport();
  return (
    <>
      <TitleField
        value={trigger.title}
        onChange={(title) =>
          report(
            edit(
              store,
              {
                type: 'changeTrigger',
                triggerId: trigger.id,
                change: { title: title === '' ? null : title },
              },
              `${trigger.id}:title`,
            ),
          )
        }
      />
      <KeyField
        value={trigger.key}
        help={t('settings.triggerKeyHelp')}
        rename={(key) => edit(store, { type: 'renameKey', triggerId: trigger.id, key })}
      />
    </>
  );
}

/** Enter goes back to the card: F2, a name, Enter, as in a list of files. */
function TitleField({ value, onChange }: { value: string | undefined; onChange: (title: string) => void }) {
  const { t } = useTranslation('panel');
  const designer = useDesigner();
  const { readOnly } = useFieldScope();
  return (
    <FieldRow path="title" label={t('settings.title')}>
      <Input
        value={value ?? ''}
        maxLength={200}
        disabled={readOnly}
        aria-label={t('settings.title')}
        data-testid="field-title"
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey)
            leavePanel(event.target, designer);
        }}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldRow>
  );
}

type KeyProps = { value: string; help: string; rename: (key: string) => EditResult };

/** Renamed on leaving: every reference is rewritten, which should not happen letter by letter. */
function KeyField({ value, help, rename }: KeyProps) {
  const { t } = useTranslation('panel');
  const report = useEditReport();
  return (
    <FieldRow path="key" label={t('settings.key')} description={help}>
      <NameInput
        value={value}
        label={t('settings.key')}
        testId="field-key"
        size="medium"
        onChange={(key) => report(rename(key))}
      />
    </FieldRow>
  );
}
