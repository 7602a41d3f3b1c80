/** A JSON value built in a tree or as code; both views show the same value and can be switched at any time. */
import type { Template } from '@flowbridge/flow';
import { Segmented } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../app/lazy-part.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { PickerButton } from '../picker/picker-button.tsx';
import { readJsonCode, writeJsonCode } from './json-code.ts';
import { JsonTree } from './json-tree.tsx';
import { convertNode, nodeType } from './tree-edits.ts';

const CodeEditor = lazyPart(() => import('../code/code-editor.tsx'));

const ROOT_TYPES = ['object', 'array', 'text'] as const;

type Props = { path: string; label: string; value: Template; onChange: (value: Template) => void };

/** Default export, for `lazy`. */
export default function JsonBuilder({ path, label, value, onChange }: Props) {
  const { t } = useTranslation('panel');
  const [view, setView] = useState<'tree' | 'code'>('tree');
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
        <JsonTree path={path} label={label} value={value} onChange={onChange} />
      ) : (
        <CodeView path={path} label={label} value={value} onChange={onChange} />
      )}
    </div>
  );
}

/** Text that is no JSON (yet) stays in the editor and is marked; the value keeps what was last valid. */
function CodeView({ path, label, value, onChange }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const [draft, setDraft] = useState<string>();
  const text = draft ?? writeJsonCode(value);
  const result = useMemo(() => readJsonCode(text), [text]);
  const change = (next: string) => {
    setDraft(next);
    const read = readJsonCode(next);
    // `value` may be older than what was typed last, so nothing is held against it.
    if (read.ok) onChange(read.value);
  };
  return (
    <div>
      <div className="json-bar is-right">
        <PickerButton
          label={label}
          path={`${path}-code`}
          onPick={(template) => change(withPicked(text, template))}
        />
      </div>
      <Suspense fallback={<div className="code-editor" style={{ height: 260 }} />}>
        <CodeEditor
          language="json"
          value={text}
          onChange={change}
          label={label}
          testId={`code-${path}`}
          readOnly={readOnly}
          problems={result.ok ? NONE : [result]}
        />
      </Suspense>
      {result.ok ? null : (
        <div className="field-problem is-error" role="alert" data-testid={`json-problem-${path}`}>
          {t('json.invalid', { line: result.line, column: result.column })} {result.message}
        </div>
      )}
    </div>
  );
}

const NONE: never[] = [];

/** Fills the first empty text with the picked expression, so that picking works without a caret in the code. */
function withPicked(text: string, template: string): string {
  const quoted = JSON.stringify(template);
  return text.includes('""') ? text.replace('""', quoted) : `${text}\n${quoted}`;
}
