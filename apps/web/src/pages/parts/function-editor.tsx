import type { FunctionDraft } from '@flowbridge/connector-sdk/custom';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { CaseList } from './cases/case-list.tsx';
import { useTrial } from './cases/use-trial.ts';
import { CodeField } from './code-field.tsx';
import { markersOf } from './json-lines.ts';
import type { PartDraft } from './use-part-draft.ts';

type Props = { id: string; work: PartDraft<FunctionDraft>; readOnly: boolean };

export function FunctionEditor({ id, work, readOnly }: Props) {
  const { t } = useTranslation('parts');
  const language = usePreferences((state) => state.language);
  const trial = useTrial(id, work);
  const { draft, problems } = work;
  const change = (changed: Partial<FunctionDraft>) => work.change({ ...draft, ...changed });
  const schema = (field: 'input' | 'output') => (
    <CodeField
      title={t(`editor.${field}`)}
      language="json"
      text={draft[field]}
      height={240}
      readOnly={readOnly}
      problems={markersOf(problems, { field, text: draft[field], language })}
      testId={`part-${field}`}
      onChange={(text) => change({ [field]: text })}
    />
  );
  return (
    <>
      <Form layout="vertical" className="part-words" disabled={readOnly}>
        <Form.Item label={t('editor.name')}>
          <Input
            value={draft.name}
            maxLength={100}
            data-testid="function-name"
            aria-label={t('editor.name')}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('editor.description')}>
          <Input
            value={draft.description}
            maxLength={2_000}
            data-testid="function-description"
            aria-label={t('editor.description')}
            onChange={(event) => change({ description: event.target.value })}
          />
        </Form.Item>
      </Form>
      <CodeField
        title={t('editor.source')}
        hint={t('editor.sourceHint')}
        language="javascript"
        text={draft.source}
        height={300}
        readOnly={readOnly}
        problems={[...markersOf(problems, { field: 'source', text: '', language }), ...trial.markers]}
        testId="part-source"
        onChange={(source) => change({ source })}
      />
      <div className="part-schemas">
        {schema('input')}
        {schema('output')}
      </div>
      <CaseList work={work} trial={trial} readOnly={readOnly} />
    </>
  );
}
