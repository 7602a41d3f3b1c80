import { quoteName } from '@flowbridge/expression';
import type { Step } from '@flowbridge/flow';
import { Alert, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JsonView } from '../../json/json-view.tsx';
import { type StepRunDetail, useRunView } from '../run-view.ts';
import { CutValue } from './cut-value.tsx';
import { EmptyNote } from './empty-note.tsx';
import { StepRunError } from './step-run-error.tsx';
import { useValuesKept } from './values-not-kept.tsx';

const FIELDS = ['input', 'output', 'request', 'response'] as const;
type Field = (typeof FIELDS)[number];

/** A failure's reason, what a dry run would have sent, else what the step gave. */
function firstTab({ error, state, requestJson }: StepRunDetail): Field | 'error' {
  if (error !== null) return 'error';
  return state === 'withheld' && requestJson !== null ? 'request' : 'output';
}

/** Input, output, request, response and error; those the step has nothing for are left out, input and output stay. */
export function StepRunTabs({ detail, step }: { detail: StepRunDetail; step: Step | undefined }) {
  const { t } = useTranslation(['run', 'stepTest']);
  const { run } = useRunView();
  const valuesKept = useValuesKept();
  const failed = detail.error !== null;
  const [tab, setTab] = useState<Field | 'error'>();
  const texts: Record<Field, string | null> = {
    input: detail.inputJson,
    output: detail.outputJson,
    request: detail.requestJson,
    response: detail.responseJson,
  };
  // Paths copied from the output can be pasted into an expression as they are.
  const roots: Record<Field, string> = {
    input: '',
    output: step === undefined ? '' : `steps.${quoteName(step.key)}`,
    request: '',
    response: '',
  };
  // Code has no response: what is kept there is what it logged.
  const nameOf = (field: Field) => (field === 'response' && step?.kind === 'code' ? 'log' : field);
  const missing = (field: Field) => {
    if (detail.state === 'started') return t('detail.notYet');
    return field === 'input' ? t('detail.noInput') : t('detail.noOutput');
  };
  const content = (field: Field) => {
    const cut = detail.cut.find((each) => each.field === field);
    if (cut) return <CutValue cut={cut} path={detail.path} />;
    const text = texts[field];
    if (text === null) {
      if (!valuesKept && !failed)
        return <EmptyNote text={t('detail.valueNotKept')} hint={t('detail.valuesNotKeptHint')} />;
      return <EmptyNote text={missing(field)} />;
    }
    return <JsonView text={text} root={roots[field]} fileName={`${run.id}-${detail.path}-${field}`} />;
  };
  const shown = FIELDS.filter(
    (field) =>
      field === 'input' ||
      (field === 'output' && !failed) ||
      texts[field] !== null ||
      detail.cut.some((each) => each.field === field),
  );
  return (
    <>
      {detail.state === 'withheld' ? (
        <Alert type="info" showIcon title={t('stepTest:withheld')} data-testid="step-withheld" />
      ) : null}
      <Tabs
        size="small"
        activeKey={tab ?? firstTab(detail)}
        onChange={(key) => setTab(FIELDS.find((field) => field === key) ?? 'error')}
        items={[
          ...(failed
            ? [
                {
                  key: 'error',
                  label: <span data-testid="tab-error">{t('detail.error')}</span>,
                  children: <StepRunError detail={detail} />,
                },
              ]
            : []),
          ...shown.map((field) => ({
            key: field,
            label: <span data-testid={`tab-${field}`}>{t(`detail.${nameOf(field)}`)}</span>,
            children: content(field),
          })),
        ]}
      />
    </>
  );
}
