/** A JSON value built in a tree or as code; both views show the same value and can be switched at any time. */
import type { Template } from '@flowbridge/flow';
import { Button, Segmented } from 'antd';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../app/lazy-part.ts';
import { withEditorWords } from '../code/with-editor-words.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { PickerButton } from '../picker/picker-button.tsx';
import type { JsonCodeResult } from './json-code.ts';
import { JsonTree } from './json-tree.tsx';
import type { TemplateCodeHandle } from './template-code-editor.tsx';
import { convertNode, nodeType } from './tree-edits.ts';
import { type CodeDraft, useCodeDraft } from './use-code-draft.ts';

const TemplateCodeEditor = lazyPart(() => withEditorWords(() => import('./template-code-editor.tsx')));

const ROOT_TYPES = ['object', 'array', 'text'] as const;

type Props = { path: string; label: string; value: Template; onChange: (value: Template) => void };

/** Default export, for `lazy`. */
export default function JsonBuilder({ path, label, value, onChange }: Props) {
  const { t } = useTranslation('panel');
  const [view, setView] = useState<'tree' | 'code'>('tree');
  const draft = useCodeDraft(path, value, onChange);
  const kind = nodeType(value);
  return (
    <div className="json-builder">
      <div className="json-bar">
        <Segmented
          size="small"
          value={view}
          options={[
            { value: 'tree', label: t('json.tree') },
            { value: 'code', label: t('json.code') },
          ]}
          onChange={setView}
          data-testid={`view-${path}`}
          aria-label={t('json.view')}
        />
        {view === 'tree' ? (
          <Segmented
            size="small"
            value={kind === 'array' ? 'array' : kind === 'object' ? 'object' : 'text'}
            options={ROOT_TYPES.map((type) => ({
              value: type,
              label: t(`json.types.${type}`),
            }))}
            onChange={(type) =>
              onChange(convertNode(value, ROOT_TYPES.find((each) => each === type) ?? 'text'))
            }
            aria-label={t('json.type')}
          />
        ) : null}
      </div>
      {view === 'tree' ? (
        <>
          <Unfinished path={path} draft={draft} onOpen={() => setView('code')} />
          <JsonTree path={path} label={label} value={value} onChange={onChange} />
        </>
      ) : (
        <CodeView path={path} label={label} draft={draft} />
      )}
    </div>
  );
}

type CodeProps = { path: string; label: string; draft: CodeDraft };

function CodeView({ path, label, draft }: CodeProps) {
  const { readOnly } = useFieldScope();
  const editor = useRef<TemplateCodeHandle>(null);
  const { text, result, change } = draft;
  return (
    <div>
      <div className="json-bar is-right">
        {readOnly ? null : (
          <PickerButton
            label={label}
            path={`${path}-code`}
            onPick={(template) => editor.current?.insert(template)}
          />
        )}
      </div>
      <Suspense fallback={<div className="code-editor" style={{ height: 260 }} />}>
        <TemplateCodeEditor
          handle={editor}
          value={text}
          onChange={change}
          label={label}
          testId={`code-${path}`}
          readOnly={readOnly}
          problems={result.ok ? NONE : [result]}
        />
      </Suspense>
      <CodeFault path={path} result={result} />
    </div>
  );
}

const NONE: never[] = [];

function CodeFault({ path, result }: { path: string; result: JsonCodeResult }) {
  const { t } = useTranslation('panel');
  if (result.ok) return null;
  return (
    <div className="field-problem is-error" role="alert" data-testid={`json-problem-${path}`}>
      {t('json.invalid', { line: result.line, column: result.column })} {result.message}
    </div>
  );
}

type UnfinishedProps = { path: string; draft: CodeDraft; onOpen: () => void };

/** The tree shows what was last valid; the text that is not stays in the code view. */
function Unfinished({ path, draft, onOpen }: UnfinishedProps) {
  const { t } = useTranslation('panel');
  if (draft.result.ok) return null;
  return (
    <div className="json-unfinished" data-testid={`json-unfinished-${path}`}>
      <CodeFault path={path} result={draft.result} />
      <span>{t('json.unfinished')}</span>
      <Button size="small" type="link" onClick={onOpen}>
        {t('json.backToCode')}
      </Button>
      <Button size="small" type="link" danger onClick={draft.discard}>
        {t('json.discard')}
      </Button>
    </div>
  );
}
