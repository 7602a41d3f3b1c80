import type { ValueSchema } from '@flowbridge/flow';
import { Modal } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../app/lazy-part.ts';
import { withEditorWords } from '../code/with-editor-words.ts';
import { readJsonCode } from '../json/json-code.ts';
import { inferred } from '../picker/inferred.ts';

const CodeEditor = lazyPart(() => withEditorWords(() => import('../code/code-editor.tsx')));

type Props = { title: string; onClose: () => void; onSchema: (schema: ValueSchema) => void };

/** Describes fields by a JSON sample: paste one, its fields become known. */
export function SampleDialog({ title, onClose, onSchema }: Props) {
  const { t } = useTranslation('panel');
  const [text, setText] = useState('{\n  \n}');
  const result = readJsonCode(text);
  const schema = result.ok ? inferred(result.value) : undefined;
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      okButtonProps={{ disabled: !schema, 'aria-label': t('mapping.useSample') }}
      okText={t('mapping.useSample')}
      onOk={() => schema && onSchema(schema)}
    >
      <p className="panel-about">{t('mapping.sampleHelp')}</p>
      <Suspense fallback={<div className="code-editor" style={{ height: 260 }} />}>
        <CodeEditor
          language="json"
          value={text}
          onChange={setText}
          label={title}
          testId="sample-json"
          problems={result.ok ? [] : [result]}
        />
      </Suspense>
      {result.ok ? null : (
        <div className="field-problem is-error" role="alert">
          {t('json.invalid', { line: result.line, column: result.column })} {result.message}
        </div>
      )}
    </Modal>
  );
}
