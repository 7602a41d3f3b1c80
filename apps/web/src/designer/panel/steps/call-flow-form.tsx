import { ExportOutlined } from '@ant-design/icons';
import { type DroppedInput, leadCallElsewhere, type StepOf, type Template } from '@flowbridge/flow';
import { Alert, Button, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { type CallableFlowItem, useCallableFlows } from '../../catalog/callable-flows.tsx';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { ValueField } from '../../fields/value-field.tsx';
import { useCalledAddress, useOpenCalled } from '../../trail/use-open-called.ts';
import { NamedValues } from '../named-values.tsx';
import { useChangeConfig } from '../use-change.ts';

/** Which flow is called, whether its result is waited for, and what it is given. */
export function CallFlowForm({ step }: { step: StepOf<'callFlow'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeConfig(step);
  const flows = useCallableFlows();
  const calledAddress = useCalledAddress();
  const openCalled = useOpenCalled();
  const { flow, wait, input } = step.config;
  const callee = flows?.find((each) => each.id === flow);
  const [dropped, setDropped] = useState<readonly DroppedInput[]>([]);
  const lead = (next: string) => {
    const to = flows?.find((each) => each.id === next)?.input ?? undefined;
    const kept = leadCallElsewhere(input, { from: callee?.input ?? undefined, to });
    setDropped(kept.dropped);
    change({ flow: next, input: kept.input });
  };
  return (
    <>
      <FieldRow path="flow" label={t('callFlow.flow')} required description={t('callFlow.flowHelp')}>
        <Space.Compact block>
          <Select
            {...(flow === '' ? {} : { value: flow })}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={readOnly}
            loading={flows === undefined}
            style={{ flex: 1, minWidth: 0 }}
            placeholder={t('callFlow.choose')}
            notFoundContent={t('callFlow.none')}
            aria-label={t('callFlow.flow')}
            data-testid="field-flow"
            options={optionsOf(flows, flow, t('callFlow.gone'))}
            onChange={lead}
          />
          {flow === '' ? null : (
            <Button
              icon={<ExportOutlined />}
              href={calledAddress(step.id) ?? ''}
              onClick={(event) => {
                // With a key held, or by the middle button, the browser opens it beside.
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                openCalled(step.id);
              }}
              data-testid="open-called"
              aria-label={t('callFlow.open')}
              title={t('callFlow.open')}
            />
          )}
        </Space.Compact>
      </FieldRow>
      {dropped.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="panel-note"
          data-testid="dropped-inputs"
          title={t('callFlow.dropped', { count: dropped.length })}
          description={
            <ul className="plain-list">
              {dropped.map(({ key, reason }) => (
                <li key={key}>{t(`callFlow.droppedBy.${reason}`, { key })}</li>
              ))}
            </ul>
          }
          closable={{ onClose: () => setDropped([]) }}
        />
      ) : null}
      <FieldRow path="wait" label={t('callFlow.wait')}>
        <Select
          value={wait ?? 'result'}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('callFlow.wait')}
          data-testid="field-wait"
          options={(['result', 'start'] as const).map((each) => ({
            value: each,
            label: t(`callFlow.waits.${each}`),
          }))}
          onChange={(next) => change({ wait: next })}
        />
      </FieldRow>
      <div className="panel-section">{t('callFlow.input')}</div>
      <CalleeInput callee={callee} input={input} onChange={(next) => change({ input: next })} />
    </>
  );
}

/** A flow that is gone or not published any more is still shown as what was chosen. */
function optionsOf(flows: readonly CallableFlowItem[] | undefined, chosen: string, gone: string) {
  const options = (flows ?? []).map((each) => ({ value: each.id, label: each.name }));
  const isMissing = flows !== undefined && chosen !== '' && !flows.some((each) => each.id === chosen);
  return isMissing ? [...options, { value: chosen, label: gone }] : options;
}

type InputProps = {
  callee: CallableFlowItem | undefined;
  input: Readonly<Record<string, Template>>;
  onChange: (input: Record<string, Template>) => void;
};

/** The fields the callee declares; what is given beyond them, and what an undeclared input takes, goes by name. */
function CalleeInput({ callee, input, onChange }: InputProps) {
  const language = usePreferences((state) => state.language);
  const fields = callee?.input?.fields ?? [];
  const declared = new Set(fields.map((field) => field.key));
  const set = (key: string, value: Template | undefined) => {
    const { [key]: _, ...others } = input;
    onChange(value === undefined ? others : { ...others, [key]: value });
  };
  const named = Object.fromEntries(Object.entries(input).filter(([key]) => !declared.has(key)));
  const known = Object.fromEntries(Object.entries(input).filter(([key]) => declared.has(key)));
  return (
    <>
      {fields.map((field) => (
        <ValueField
          key={`${callee?.id}:${field.key}`}
          path={`input.${field.key}`}
          label={field.schema.names?.[language] || field.key}
          wireName={field.key}
          schema={field.schema}
          required={field.required}
          value={input[field.key]}
          onChange={(value) => set(field.key, value)}
        />
      ))}
      {fields.length === 0 || Object.keys(named).length > 0 ? (
        <NamedValues path="input" values={named} onChange={(next) => onChange({ ...known, ...next })} />
      ) : null}
    </>
  );
}
