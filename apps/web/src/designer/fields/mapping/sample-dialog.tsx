import { HistoryOutlined } from '@ant-design/icons';
import type { Template, ValueSchema } from '@flowbridge/flow';
import { Button, Modal } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../app/lazy-part.ts';
import { withEditorWords } from '../code/with-editor-words.ts';
import { sampleShape } from '../field-set/sample-shape.ts';
import { readJsonCode } from '../json/json-code.ts';

const CodeEditor = lazyPart(() => withEditorWords(() => import('../code/code-editor.tsx')));

type Props = {
  title: string;
  /** What becomes of the sample; default: its fields and types are taken over. */
  help?: string;
  /** A sample that can be had without pasting; undefined when there is none after all, which `fetch` tells the person. */
  offer?: { label: string; fetch: () => Promise<string | undefined> };
  onClose: () => void;
  onSchema: (schema: ValueSchema, sample: Template) => void;
};

/** Describes fields by a JSON sample: paste one, its fields become known. */
export function SampleDialog({ title, help, offer, onClose, onSchema }: Props) {
  const { t } = useTranslation('panel');
  const [text, setText] = useState('{\n  \n}');
  const result = useMemo(() => readJsonCode(text), [text]);
  const schema = useMemo(() => (result.ok ? sampleShape(result.value) : undefined), [result]);
  const [fetching, setFetching] = useState(false);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      okButtonProps={{ disabled: !schema, 'aria-label': t('mapping.useSample') }}
      okText={t('mapping.useSample')}
      onOk={() => result.ok && schema && onSchema(schema, result.value)}
    >
      <div className="sample-head">
        <p className="panel-about">{help ?? t('mapping.sampleHelp')}</p>
        {offer ? (
          <Button
            size="small"
            icon={<HistoryOutlined />}
            loading={fetching}
            data-testid="sample-fetch"
            onClick={async () => {
              setFetching(true);
              const fetched = await offer.fetch();
              setFetching(false);
              if (fetched !== undefined) setText(fetched);
            }}
          >
            {offer.label}
          </Button>
        ) : null}
      </div>
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
