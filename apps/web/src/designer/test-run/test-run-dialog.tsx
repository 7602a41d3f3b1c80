/** Chooses what starts a test run: the trigger, and what it brings. */
import type { FlowDocument, Template, Trigger, ValueSchema } from '@flowbridge/flow';
import { Alert, Modal, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testId } from '../../app/test-id.ts';
import { fieldSchema } from '../catalog/field-schema.ts';
import { connectorOf, triggerTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { readJsonCode, writeJsonCode } from '../fields/json/json-code.ts';
import { useDesigner } from '../store/designer-context.ts';

const CodeEditor = lazy(() => import('../fields/code/code-editor.tsx'));

export type TestInput = { triggerId: Trigger['id'] | undefined; input: Template | undefined };

type Props = { document: FlowDocument; onClose: () => void; onStart: (input: TestInput) => void };

export function TestRunDialog({ document, onClose, onStart }: Props) {
  const { t } = useTranslation('designer');
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const [triggerId, setTriggerId] = useState(document.triggers[0]?.id);
  const trigger = document.triggers.find((each) => each.id === triggerId);
  const event =
    trigger?.kind === 'connectorEvent'
      ? connectorOf(connectors, trigger.config.connector)?.triggers.find(
          (e) => e.key === trigger.config.event,
        )
      : undefined;
  const schema = bodySchema(trigger) ?? (event ? fieldSchema(event.body) : undefined);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const text = texts[triggerId ?? ''] ?? writeJsonCode(sampleOf(schema));
  const result = readJsonCode(text);
  const asksInput = trigger !== undefined && trigger.kind !== 'schedule';
  return (
    <Modal
      open
      title={t('test.title')}
      okText={t('test.start')}
      okButtonProps={{ disabled: asksInput && !result.ok, ...testId('test-start') }}
      onCancel={onClose}
      onOk={() => onStart({ triggerId, input: asksInput && result.ok ? result.value : undefined })}
    >
      <Alert type="warning" showIcon title={t('test.real')} className="panel-note" />
      {document.triggers.length > 1 ? (
        <Select
          {...(triggerId === undefined ? {} : { value: triggerId })}
          style={{ width: '100%', marginBottom: 12 }}
          aria-label={t('test.trigger')}
          data-testid="test-trigger"
          options={document.triggers.map((each) => ({ value: each.id, label: triggerTitle(each, words) }))}
          onChange={setTriggerId}
        />
      ) : null}
      {asksInput ? (
        <>
          <div className="field-label">{t('test.input')}</div>
          <Suspense fallback={<div className="code-editor" style={{ height: 220 }} />}>
            <CodeEditor
              key={triggerId}
              language="json"
              height={220}
              value={text}
              onChange={(next) => setTexts((before) => ({ ...before, [triggerId ?? '']: next }))}
              label={t('test.input')}
              testId="test-input"
              problems={result.ok ? [] : [result]}
            />
          </Suspense>
        </>
      ) : (
        <p>{t('test.noInput')}</p>
      )}
    </Modal>
  );
}

function bodySchema(trigger: Trigger | undefined): ValueSchema | undefined {
  if (trigger?.kind === 'manual') return trigger.config.input;
  return trigger?.kind === 'http' ? trigger.config.body : undefined;
}

/** A value of a schema's shape: its samples, else empty values. */
export function sampleOf(schema: ValueSchema | undefined): Template {
  if (schema?.sample !== undefined) return schema.sample;
  switch (schema?.type) {
    case 'text':
      return '';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return schema.items ? [sampleOf(schema.items)] : [];
    default:
      return Object.fromEntries((schema?.fields ?? []).map((field) => [field.key, sampleOf(field.schema)]));
  }
}
