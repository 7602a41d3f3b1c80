import { Skeleton, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../../../failure/failure-text.tsx';
import { JsonView } from '../../json/json-view.tsx';
import { useRunView } from '../run-view.ts';
import { pathOfStep } from '../step-path.ts';
import { CutValue } from './cut-value.tsx';
import { EmptyNote } from './empty-note.tsx';
import { ValuesNotKept } from './values-not-kept.tsx';

const RunFiles = lazy(async () => ({ default: (await import('./run-files.tsx')).RunFiles }));

/** The run as a whole: why it failed, what started it, what it answered. */
export function RunOverview() {
  const { t } = useTranslation('run');
  const { run, document, attempt, chosen, show } = useRunView();
  const failure =
    run.attempts.find((each) => each.number === attempt)?.error ??
    (attempt === run.attempt ? run.error : null);
  const parts = [
    { key: 'trigger', text: run.triggerInputJson, empty: t('detail.noTrigger'), root: 'trigger' },
    { key: 'result', text: run.outputJson, empty: t('detail.noResult'), root: '' },
  ] as const;
  const content = (key: string, text: string | null, { empty, root }: { empty: string; root: string }) => {
    const cut = run.cut.find((each) => each.field === key);
    if (cut) return <CutValue cut={cut} />;
    if (text === null) return <EmptyNote text={empty} />;
    return <JsonView text={text} root={root} fileName={`${run.id}-${key}`} />;
  };
  return (
    <section className="run-detail" aria-label={t('timeline.run')} data-testid="run-overview">
      {failure ? (
        <FailureText
          failure={failure}
          document={document}
          onShowStep={(step) => show(failure.path ?? pathOfStep(document, step.id, chosen))}
        />
      ) : null}
      <ValuesNotKept />
      <Tabs
        size="small"
        items={[
          ...parts.map(({ key, text, empty, root }) => ({
            key,
            label: <span data-testid={`tab-${key}`}>{t(`detail.${key}`)}</span>,
            children: content(key, text, { empty, root }),
          })),
          ...(run.files.length === 0
            ? []
            : [
                {
                  key: 'files',
                  label: (
                    <span data-testid="tab-files">{t('detail.files', { count: run.files.length })}</span>
                  ),
                  children: (
                    <Suspense fallback={<Skeleton active title={false} />}>
                      <RunFiles />
                    </Suspense>
                  ),
                },
              ]),
        ]}
      />
    </section>
  );
}
