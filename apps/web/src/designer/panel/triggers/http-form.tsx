import type { TriggerOf } from '@flowbridge/flow';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { TemplateField } from '../template-field.tsx';
import { useChangeTrigger } from '../use-change.ts';
import { CallLimits } from './call-limits.tsx';
import { CallerFields } from './caller-fields.tsx';
import { HookAddress } from './hook-address.tsx';
import { SchemaEditor } from './schema-editor.tsx';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
const DAY_MS = 86_400_000;

export function HttpForm({ trigger }: { trigger: TriggerOf<'http'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeTrigger(trigger);
  const { config } = trigger;
  return (
    <>
      <HookAddress triggerId={trigger.id} />
      <FieldRow path="methods" label={t('http.methods')} required>
        <Select<(typeof METHODS)[number][]>
          mode="multiple"
          value={config.methods}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('http.methods')}
          data-testid="field-methods"
          options={METHODS.map((method) => ({ value: method, label: method }))}
          onChange={(methods) => {
            if (methods.length > 0) change({ methods });
          }}
        />
      </FieldRow>
      <CallerFields label={t('http.auth')} auth={config.auth} onChange={(auth) => change({ auth })} />
      <FieldRow path="answer" label={t('http.answer')} required>
        <Select
          value={config.answer}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('http.answer')}
          data-testid="field-answer"
          options={(['sync', 'async'] as const).map((each) => ({
            value: each,
            label: t(`http.answers.${each}`),
          }))}
          onChange={(answer) => change({ answer })}
        />
      </FieldRow>
      {config.answer === 'sync' ? (
        <FieldRow path="timeoutMs" label={t('http.timeoutMs')}>
          <InputNumber
            min={100}
            max={600_000}
            precision={0}
            disabled={readOnly}
            placeholder="30000"
            style={{ width: '100%' }}
            aria-label={t('http.timeoutMs')}
            value={config.timeoutMs ?? null}
            onChange={(timeoutMs) => change({ timeoutMs: timeoutMs ?? undefined })}
          />
        </FieldRow>
      ) : null}
      <CallLimits limits={config} onChange={change} />
      <TemplateField
        path="dedupe.key"
        label={t('http.dedupe')}
        type="text"
        value={config.dedupe?.key}
        onChange={(key) =>
          change({
            dedupe: key === undefined ? undefined : { key, windowMs: config.dedupe?.windowMs ?? DAY_MS },
          })
        }
      />
      <SchemaEditor
        path="body"
        label={t('http.body')}
        schema={config.body}
        onChange={(body) => change({ body })}
      />
    </>
  );
}
