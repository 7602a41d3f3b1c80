/** The trigger a run is started by, and what it brings: filled into a form, or given as JSON. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument } from '@flowbridge/flow';
import { Segmented, Select } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import { usePreferences } from '../../app/preferences.ts';
import { triggerTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { withEditorWords } from '../fields/code/with-editor-words.ts';
import { InputForm } from './input-form.tsx';
import type { TestInputState } from './use-test-input.ts';

const CodeEditor = lazyPart(() => withEditorWords(() => import('../fields/code/code-editor.tsx')));

type Props = {
  document: FlowDocument;
  connectors: readonly ConnectorManifest[];
  state: TestInputState;
  /** True: says nothing of an input that is not asked for, and leads to no code of one. */
  brief?: boolean;
};

export function TestInputFields({ document, connectors, state, brief = false }: Props) {
  const { t } = useTranslation('designer');
  const language = usePreferences((preferences) => preferences.language);
  const words = useWords(connectors);
  const { triggerId, trigger, schema, hasForm, asJson, showsJson, text, code, value, difference } = state;
  const asksNothing = !state.asksInput || (!showsJson && !(hasForm && schema));
  return (
    <>
      {brief && document.triggers.length > 1 ? (
        <div className="test-input-head">
          <span className="panel-section">{t('test.trigger')}</span>
        </div>
      ) : null}
      {document.triggers.length > 1 ? (
        <Select
          {...(triggerId === undefined ? {} : { value: triggerId })}
          style={{ width: '100%', marginBottom: 12 }}
          aria-label={t('test.trigger')}
          data-testid="test-trigger"
          options={document.triggers.map((each) => ({ value: each.id, label: triggerTitle(each, words) }))}
          onChange={state.setTriggerId}
        />
      ) : null}
      {brief && asksNothing ? null : state.asksInput && trigger ? (
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
                onChange={(view) => state.switchView(view === 'json')}
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
                onChange={state.setText}
                label={t('test.input')}
                testId="test-input"
                problems={code.ok ? [] : [code]}
              />
            </Suspense>
          ) : hasForm && schema ? (
            <div className="test-input-form" data-testid="test-form">
              <InputForm
                key={triggerId}
                schema={schema}
                value={value}
                onChange={state.setValue}
                missing={state.missing}
                onReadable={state.onReadable}
              />
            </div>
          ) : (
            <p className="panel-about">{t('test.asksNothing')}</p>
          )}
          {difference !== undefined ? (
            <div className="field-problem is-error" role="alert" data-testid="test-input-problem">
              <code>{difference.path}</code>: {difference.reason[language]}
            </div>
          ) : null}
        </>
      ) : (
        <p className="panel-about">{t('test.noInput')}</p>
      )}
    </>
  );
}
