/** What a mapping makes of the sample, whole: its source, its result, and the problems of each field in words. */
import { wordMappingProblem } from '@flowbridge/engine';
import type { StepOf } from '@flowbridge/flow';
import { Alert, Modal, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import '../expression/expression.css';
import { longText } from '../expression/word-value.ts';
import { useMappingPreview } from './use-mapping-preview.ts';

type Props = { step: StepOf<'mapFields'>; onClose: () => void };

/** Default export, for `lazy`. */
export default function MappingPreview({ step, onClose }: Props) {
  const { t } = useTranslation(['expressions', 'panel']);
  const language = usePreferences((state) => state.language);
  const { preview, fromRun } = useMappingPreview(step);
  const problems = preview && 'result' in preview ? preview.result.problems : [];
  return (
    <Modal open footer={null} width="min(1000px, 94vw)" title={t('mapping.title')} onCancel={onClose}>
      <p className="panel-about">{fromRun ? t('fromRun') : t('fromExamples')}</p>
      {preview === undefined ? <Skeleton active /> : null}
      {preview && 'failure' in preview ? <Alert type="error" title={preview.failure} /> : null}
      {problems.length > 0 ? (
        <ul className="expression-problems" data-testid="mapping-preview-problems">
          {problems.map((problem) => (
            <li key={`${problem.rowId}:${problem.place}`}>
              <code>{problem.place}</code> {wordMappingProblem(problem.code, problem.details, language)}
            </li>
          ))}
        </ul>
      ) : null}
      {preview ? (
        <div className="mapping-preview">
          <Side title={t('mapping.source')} value={preview.source} />
          {'result' in preview ? (
            <Side title={t('mapping.target')} value={preview.result.output} testId="mapping-preview" />
          ) : null}
        </div>
      ) : null}
    </Modal>
  );
}

function Side({ title, value, testId }: { title: string; value: unknown; testId?: string }) {
  const { t } = useTranslation('expressions');
  return (
    <section className="expression-result" aria-label={title}>
      <header>
        <strong>{title}</strong>
      </header>
      {value === undefined ? (
        <p className="expression-nothing">{t('nothingHelp')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long value is scrolled by keyboard
        <pre data-testid={testId} tabIndex={0}>
          {longText(value)}
        </pre>
      )}
    </section>
  );
}
