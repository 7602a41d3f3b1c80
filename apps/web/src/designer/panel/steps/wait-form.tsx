import type { ConfigOf, Duration, StepOf } from '@flowbridge/flow';
import { Segmented, Select, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { DurationField } from '../duration-field.tsx';
import { TemplateField } from '../template-field.tsx';
import { SchemaEditor } from '../triggers/schema-editor.tsx';
import { useSetConfig } from '../use-change.ts';

type Config = ConfigOf<'wait'>;
type CallbackConfig = Extract<Config, { mode: 'callback' }>;

const FIRST: { [M in Config['mode']]: Extract<Config, { mode: M }> } = {
  duration: { mode: 'duration', duration: { amount: 1, unit: 'minutes' } },
  until: { mode: 'until', until: '' },
  callback: { mode: 'callback' },
};

export function WaitForm({ step }: { step: StepOf<'wait'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const set = useSetConfig(step);
  const { config } = step;
  return (
    <>
      <Segmented
        block
        value={config.mode}
        disabled={readOnly}
        options={(['duration', 'until', 'callback'] as const).map((mode) => ({
          value: mode,
          label: t(`wait.modes.${mode}`),
        }))}
        onChange={(mode) => set(FIRST[mode])}
        aria-label={t('wait.mode')}
        className="panel-note"
      />
      {config.mode === 'duration' ? (
        <DurationField
          path="duration"
          label={t('wait.howLong')}
          required
          value={config.duration}
          onChange={(duration) => set({ ...config, duration })}
        />
      ) : null}
      {config.mode === 'until' ? (
        <TemplateField
          path="until"
          label={t('wait.until')}
          type="text"
          required
          value={config.until === '' ? undefined : config.until}
          onChange={(until) => set({ ...config, until: until ?? '' })}
        />
      ) : null}
      {config.mode === 'callback' ? (
        <CallbackFields stepKey={step.key} config={config} onChange={set} />
      ) : null}
      <p className="panel-about">{t('wait.survives')}</p>
    </>
  );
}

type CallbackProps = {
  stepKey: string;
  config: CallbackConfig;
  onChange: (config: CallbackConfig) => void;
};

function CallbackFields({ stepKey, config, onChange }: CallbackProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const { deadline } = config;
  return (
    <>
      <FieldRow path="" label={t('wait.address')} description={t('wait.addressHelp')}>
        <Typography.Text copyable code className="hook-url" data-testid="callback-expression">
          {`{{ callbacks.${stepKey} }}`}
        </Typography.Text>
      </FieldRow>
      <FieldRow path="deadline" label={t('wait.deadline')}>
        <Switch
          checked={deadline !== undefined}
          disabled={readOnly}
          aria-label={t('wait.deadline')}
          data-testid="field-deadline"
          onChange={(on) => onChange(withDeadline(config, on ? { amount: 1, unit: 'days' } : undefined))}
        />
      </FieldRow>
      {deadline ? (
        <div className="field-group">
          <DurationField
            path="deadline"
            label={t('wait.within')}
            required
            value={deadline}
            onChange={(next) => onChange(withDeadline(config, next))}
          />
          <FieldRow path="onDeadline" label={t('wait.onDeadline')}>
            <Select
              value={config.onDeadline ?? 'fail'}
              disabled={readOnly}
              style={{ width: '100%' }}
              aria-label={t('wait.onDeadline')}
              data-testid="field-onDeadline"
              options={(['fail', 'continue'] as const).map((each) => ({
                value: each,
                label: t(`wait.deadlines.${each}`),
              }))}
              onChange={(onDeadline) => onChange({ ...config, onDeadline })}
            />
          </FieldRow>
        </div>
      ) : null}
      <SchemaEditor
        path="body"
        label={t('wait.body')}
        schema={config.body}
        onChange={(body) => {
          const { body: _, ...others } = config;
          onChange(body === undefined ? others : { ...others, body });
        }}
      />
    </>
  );
}

/** What happens at the deadline goes with it. */
function withDeadline(config: CallbackConfig, deadline: Duration | undefined): CallbackConfig {
  const { deadline: _, onDeadline, ...others } = config;
  if (deadline === undefined) return others;
  return { ...others, deadline, ...(onDeadline === undefined ? {} : { onDeadline }) };
}
