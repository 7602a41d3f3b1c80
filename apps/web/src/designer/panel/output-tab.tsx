import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { outputSchemaOf, type Step, type ValueSchema } from '@flowbridge/flow';
import { Button, Empty, Switch } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useCatalog } from '../catalog/connector-catalog.ts';
import { withEditorWords } from '../fields/code/with-editor-words.ts';
import { FieldRow } from '../fields/field-row.tsx';
import { FieldSetSection } from '../fields/field-set/field-set-section.tsx';
import { readJsonCode, writeJsonCode } from '../fields/json/json-code.ts';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { TypeMark } from '../fields/picker/type-mark.tsx';
import { useDesignerState } from '../store/designer-context.ts';
import { useChangeStep } from './use-change.ts';

const CodeEditor = lazyPart(() => withEditorWords(() => import('../fields/code/code-editor.tsx')));

/** What the step gives to the steps after it, and a pinned sample used instead of running it in tests. */
export function OutputTab({ step }: { step: Step }) {
  const { t } = useTranslation('panel');
  const catalog = useCatalog();
  const document = useDesignerState((state) => state.document);
  const schema = useMemo(() => outputSchemaOf(document, step.id, catalog), [document, step.id, catalog]);
  return (
    <>
      <p className="panel-about">
        {t('output.reference')} <code>{`{{ steps.${step.key} }}`}</code>
      </p>
      {schema ? (
        <SchemaTree schema={schema} name="" depth={0} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('output.unknown')} />
      )}
      {step.kind === 'action' ? <FieldSetSection step={step} side="output" /> : null}
      <PinnedOutput step={step} />
    </>
  );
}

function SchemaTree({ schema, name, depth }: { schema: ValueSchema; name: string; depth: number }) {
  const language = usePreferences((state) => state.language);
  const [open, setOpen] = useState(depth < 2);
  const fields = schema.fields ?? schema.items?.fields ?? [];
  const label = schema.names?.[language];
  return (
    <div className="schema-tree" style={{ marginLeft: depth === 0 ? 0 : 14 }}>
      {depth === 0 ? null : (
        <button
          type="button"
          className="schema-tree-row"
          aria-expanded={fields.length > 0 ? open : undefined}
          onClick={() => setOpen(!open)}
        >
          <span className="schema-tree-fold" aria-hidden="true">
            {fields.length > 0 ? open ? <DownOutlined /> : <RightOutlined /> : null}
          </span>
          <TypeMark type={schema.type} />
          <span>{name}</span>
          {label && label !== name ? <span className="data-picker-key">{label}</span> : null}
          {fields.length > 0 && !open ? <span className="data-picker-key">… {fields.length}</span> : null}
        </button>
      )}
      {open
        ? fields.map((field) => (
            <SchemaTree key={field.key} schema={field.schema} name={field.key} depth={depth + 1} />
          ))
        : null}
    </div>
  );
}

function PinnedOutput({ step }: { step: Step }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeStep(step);
  const [draft, setDraft] = useState<string>();
  const text = draft ?? writeJsonCode(step.pinned?.output ?? {});
  const result = readJsonCode(text);
  return (
    <FieldRow path="pinned" label={t('output.pinned')} description={t('output.pinnedHelp')}>
      <Switch
        checked={step.pinned !== undefined}
        disabled={readOnly}
        aria-label={t('output.pinned')}
        data-testid="field-pinned"
        onChange={(on) => change({ pinned: on ? { output: {} } : null })}
      />
      {step.pinned ? (
        <>
          <Suspense fallback={<div className="code-editor" style={{ height: 200 }} />}>
            <CodeEditor
              language="json"
              height={200}
              value={text}
              onChange={setDraft}
              label={t('output.pinned')}
              testId="code-pinned"
              readOnly={readOnly}
              problems={result.ok ? [] : [result]}
            />
          </Suspense>
          <Button
            size="small"
            disabled={!result.ok || draft === undefined || readOnly}
            onClick={() => {
              if (!result.ok) return;
              change({ pinned: { output: result.value } });
              setDraft(undefined);
            }}
          >
            {t('output.usePinned')}
          </Button>
        </>
      ) : null}
    </FieldRow>
  );
}
