/** What a mapping makes of the sample: the same compiled mapping as in a run, with the problems of each field in words. */

import { compileMapping, type MappingResult, wordMappingProblem } from '@flowbridge/engine';
import { compileTemplate } from '@flowbridge/expression';
import type { StepOf } from '@flowbridge/flow';
import { Alert, Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import '../expression/expression.css';
import { useRunEnvironment } from '../expression/use-run-environment.ts';
import { useSampleScope } from '../expression/use-sample-scope.ts';
import { longText } from '../expression/word-value.ts';
import { useFieldScope } from '../picker/field-scope.ts';

type Props = { step: StepOf<'mapFields'>; onClose: () => void };

type Preview = { source: unknown } & ({ result: MappingResult } | { failure: string });

/** Default export, for `lazy`. */
export default function MappingPreview({ step, onClose }: Props) {
  const { t } = useTranslation(['expressions', 'panel']);
  const language = usePreferences((state) => state.language);
  const { source, rows } = step.config;
  const { entries } = useFieldScope();
  const { scope, fromRun } = useSampleScope(entries, JSON.stringify([source, rows]));
  const environment = useRunEnvironment();
  const [preview, setPreview] = useState<Preview>();
  useEffect(() => {
    if (scope === undefined) return undefined;
    let isCurrent = true;
    const map = async (): Promise<Preview> => {
      let value: unknown;
      try {
        value = await compileTemplate(source).evaluate(scope, environment);
        return { source: value, result: await compileMapping({ rows }).apply(value, scope, environment) };
      } catch (error) {
        return { source: value, failure: error instanceof Error ? error.message : String(error) };
      }
    };
    void map().then((made) => {
      if (isCurrent) setPreview(made);
    });
    return () => {
      isCurrent = false;
    };
  }, [scope, source, rows, environment]);
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
