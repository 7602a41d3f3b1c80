import { Button, Tag } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { withEditorWords } from '../fields/code/with-editor-words.ts';
import type { TextFault } from './sample-text.ts';

const CodeEditor = lazyPart(() => withEditorWords(() => import('../fields/code/code-editor.tsx')));

type Source = ServerOutputs['flows']['samples']['sources'][number];

type Props = {
  text: string;
  fault: TextFault | undefined;
  edited: boolean;
  sources: readonly Source[];
  onChange: (text: string) => void;
  onReset: () => void;
};

const COLOURS: Record<Source['from'], string> = {
  pinned: 'default',
  run: 'green',
  shape: 'default',
  nothing: 'orange',
};

/** What the step's expressions will read, as JSON to be changed, with where each value comes from. */
export function SampleEditor({ text, fault, edited, sources, onChange, onReset }: Props) {
  const { t } = useTranslation('stepTest');
  if (sources.length === 0) return <p className="panel-about step-test-nothing">{t('readsNothing')}</p>;
  return (
    <>
      <ul className="step-test-sources" aria-label={t('samples')}>
        {sources.map(({ name, from }) => (
          <li key={name} data-testid={`sample-of-${name}`} data-from={from}>
            <code>{name}</code>{' '}
            <Tag color={COLOURS[from]} className={from === 'pinned' ? 'tag-withheld' : ''}>
              {t(`from.${from}`)}
            </Tag>
          </li>
        ))}
      </ul>
      <Suspense fallback={<div className="code-editor" style={{ height: 220 }} />}>
        <CodeEditor
          language="json"
          height={220}
          value={text}
          onChange={onChange}
          label={t('samples')}
          testId="step-samples"
          problems={fault ? [fault] : []}
        />
      </Suspense>
      {fault ? (
        <div className="field-problem is-error" role="alert">
          {t('notJson', { line: fault.line, column: fault.column })}
        </div>
      ) : null}
      {edited ? (
        <div className="step-test-edited">
          {t('edited')}
          <Button size="small" type="link" data-testid="samples-reset" onClick={onReset}>
            {t('reset')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
