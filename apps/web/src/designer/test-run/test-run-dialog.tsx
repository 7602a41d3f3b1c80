/** Chooses what starts a test run: the trigger, and what it brings — filled into a form, or given as JSON. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import {
  checkValue,
  type FlowDocument,
  type JsonValue,
  pollRecordSchema,
  type Step,
  sampleOf,
  type Template,
  type Trigger,
  type ValueSchema,
} from '@flowbridge/flow';
import { Alert, Modal, Segmented, Select } from 'antd';
import { Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import { usePreferences } from '../../app/preferences.ts';
import { testId } from '../../app/test-id.ts';
import { connectorCatalog } from '../catalog/connector-catalog.ts';
import { fieldSchema } from '../catalog/field-schema.ts';
import { connectorOf, stepTitle, triggerTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { withEditorWords } from '../fields/code/with-editor-words.ts';
import { readJsonCode, writeJsonCode } from '../fields/json/json-code.ts';
import { useDesigner } from '../store/designer-context.ts';
import { InputForm } from './input-form.tsx';
import { missingFields } from './test-input.ts';

const CodeEditor = lazyPart(() => withEditorWords(() => import('../fields/code/code-editor.tsx')));

export type TestInput = {
  triggerId: Trigger['id'] | undefined;
  input: Template | undefined;
  /** What would change something is only shown. */
  dryRun: boolean;
};

type Props = {
  document: FlowDocument;
  /** The step after which the run is to stop; absent: at the end. */
  until?: Step | undefined;
  onClose: () => void;
  onStart: (input: TestInput) => void;
};

const NOTHING: ReadonlySet<string> = new Set();

export function TestRunDialog({ document, until, onClose, onStart }: Props) {
  const { t } = useTranslation(['designer', 'stepTest']);
  const [dryRun, setDryRun] = useState(false);
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const [triggerId, setTriggerId] = useState(() => firstChoice(document)?.id);
  const trigger = document.triggers.find((each) => each.id === triggerId);
  const schema = inputSchema(trigger, connectors);
  const hasForm = schema?.fields !== undefined && schema.fields.length > 0;
  // Per trigger, so that looking at another one loses nothing.
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [values, setValues] = useState<Record<string, JsonValue | undefined>>({});
  const [asJson, setAsJson] = useState(false);
  const [checked, setChecked] = useState(false);
  const [unreadable, setUnreadable] = useState(NOTHING);
  const language = usePreferences((state) => state.language);
  const at = triggerId ?? '';
  const text = texts[at] ?? writeJsonCode(sampleOf(schema));
  const code = readJsonCode(text);
  const value = values[at] ?? initialOf(schema);
  const missing = hasForm && !asJson ? missingFields(schema, value) : [];
  const showsJson = asJson || (!hasForm && trigger?.kind !== 'manual');
  const given = showsJson ? (code.ok ? code.value : undefined) : value;
  // The same check the server makes; its own answer would come too late to correct what was typed.
  const difference =
    schema && isDeclaredByFlow(trigger) && given !== undefined
      ? checkValue(given, schema, 'input')
      : undefined;
  const asksInput = trigger !== undefined && trigger.kind !== 'schedule';
  const onReadable = useCallback((path: string, readable: boolean) => {
    setUnreadable((before) => {
      if (before.has(path) !== readable) return before;
      const next = new Set(before);
      if (readable) next.delete(path);
      else next.add(path);
      return next;
    });
  }, []);

  const switchView = (json: boolean) => {
    if (json && hasForm) setTexts((before) => ({ ...before, [at]: writeJsonCode(value) }));
    if (!json && hasForm && code.ok) setValues((before) => ({ ...before, [at]: code.value as JsonValue }));
    setAsJson(json);
  };
  const start = () => {
    if (!asksInput) return onStart({ triggerId, input: undefined, dryRun });
    setChecked(true);
    if (difference !== undefined) return;
    if (showsJson) return code.ok ? onStart({ triggerId, input: code.value, dryRun }) : undefined;
    if (missing.length > 0) return;
    onStart({ triggerId, input: hasForm ? value : undefined, dryRun });
  };
  return (
    <Modal
      open
      title={until ? t('stepTest:untilTitle', { title: stepTitle(until, words) }) : t('test.title')}
      okText={dryRun ? t('stepTest:mode.dry') : t('test.start')}
      okButtonProps={{
        disabled: asksInput && (showsJson ? !code.ok : unreadable.size > 0),
        ...testId('test-start'),
      }}
      onCancel={onClose}
      onOk={start}
    >
      <Segmented
        block
        className="panel-note"
        aria-label={t('stepTest:mode.label')}
        data-testid="test-mode"
        value={dryRun ? 'dry' : 'real'}
        options={[
          { value: 'real', label: t('stepTest:mode.real') },
          { value: 'dry', label: t('stepTest:mode.dry') },
        ]}
        onChange={(mode) => setDryRun(mode === 'dry')}
      />
      <Alert
        type={dryRun ? 'info' : 'warning'}
        showIcon
        title={dryRun ? t('stepTest:dryRunHelp') : t('test.real')}
        className="panel-note"
      />
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
          <div className="test-input-head">
            <span className="panel-section">{t('test.input')}</span>
            {hasForm || trigger.kind === 'manual' ? (
              <Segmented
                size="small"
                aria-label={t('test.inputAs')}
                data-testid="test-input-view"
                value={asJson ? 'json' : 'form'}
                options={[
                  { value: 'form', label: t('test.asForm') },
                  { value: 'json', label: 'JSON' },
                ]}
                onChange={(view) => switchView(view === 'json')}
              />
            ) : null}
          </div>
          {showsJson ? (
            <Suspense fallback={<div className="code-editor" style={{ height: 220 }} />}>
              <CodeEditor
                key={triggerId}
                language="json"
                height={220}
                value={text}
                onChange={(next) => setTexts((before) => ({ ...before, [at]: next }))}
                label={t('test.input')}
                testId="test-input"
                problems={code.ok ? [] : [code]}
              />
            </Suspense>
          ) : hasForm ? (
            <div className="test-input-form" data-testid="test-form">
              <InputForm
                key={triggerId}
                schema={schema}
                value={value}
                onChange={(next) => setValues((before) => ({ ...before, [at]: next }))}
                missing={checked ? new Set(missing) : NOTHING}
                onReadable={onReadable}
              />
            </div>
          ) : (
            <p className="panel-about">{t('test.asksNothing')}</p>
          )}
          {checked && difference !== undefined && (showsJson || missing.length === 0) ? (
            <div className="field-problem is-error" role="alert" data-testid="test-input-problem">
              <code>{difference.path}</code>: {difference.reason[language]}
            </div>
          ) : null}
        </>
      ) : (
        <p className="panel-about">{t('test.noInput')}</p>
      )}
    </Modal>
  );
}

/** Manual and HTTP triggers say themselves what they expect; an event's body is its connector's word. */
const isDeclaredByFlow = (trigger: Trigger | undefined): boolean =>
  trigger?.kind === 'manual' || trigger?.kind === 'http';

/** Tests are mostly started by hand: the manual trigger when there is one. */
const firstChoice = (document: FlowDocument): Trigger | undefined =>
  document.triggers.find((each) => each.kind === 'manual') ?? document.triggers[0];

function inputSchema(
  trigger: Trigger | undefined,
  connectors: readonly ConnectorManifest[],
): ValueSchema | undefined {
  switch (trigger?.kind) {
    case 'manual':
      return trigger.config.input;
    case 'http':
      return trigger.config.body;
    case 'connectorEvent': {
      const connector = connectorOf(connectors, trigger.config.connector);
      const event = connector?.triggers.find((each) => each.key === trigger.config.event);
      return event && fieldSchema(event.body);
    }
    case 'poll': {
      const record = pollRecordSchema(trigger, connectorCatalog(connectors));
      return trigger.config.perRecord ? record : { type: 'array', items: record };
    }
    default:
      return undefined;
  }
}

/** What a form starts with: only what the schema gives samples for. */
function initialOf(schema: ValueSchema | undefined): JsonValue {
  if (schema?.sample !== undefined) return schema.sample;
  const samples = (schema?.fields ?? []).flatMap(({ key, schema: field }) =>
    field.sample === undefined ? [] : [[key, field.sample] as const],
  );
  return Object.fromEntries(samples);
}
