/**
 * Which record of each outer loop the dry run takes. The records are read by a dry run that walks none of them: nothing is written
 * by looking. Whoever does not look tries the first ones.
 */
import { ReloadOutlined, UnorderedListOutlined } from '@ant-design/icons';
import type { FlowDocument, StepOf } from '@flowbridge/flow';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useCan } from '../../../app/session.ts';
import { connectorCatalog } from '../../../designer/catalog/connector-catalog.ts';
import { stepTitle } from '../../../designer/catalog/step-words.ts';
import { useWords } from '../../../designer/catalog/use-words.ts';
import { useLiveRun } from '../../../designer/test-run/use-live-run.ts';
import type { GivenInput } from '../../../designer/test-run/use-test-input.ts';
import { FailureText } from '../../../failure/failure-text.tsx';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import type { WizardStep } from '../use-wizard-step.ts';
import { useWizard } from '../wizard-context.ts';
import { type ChosenRecords, loopNames, recordOf } from './chosen-records.ts';
import { columnNames } from './record-columns.ts';
import { RecordList } from './record-list.tsx';
import { readRecordsFound } from './records-found.ts';
import './records.css';

type Loop = StepOf<'forEach'>;
type Props = {
  flowId: string;
  document: FlowDocument;
  loops: readonly Loop[];
  /** What the run is given; undefined, with the reason shown, while that does not fit. */
  given: () => GivenInput | undefined;
  chosen: ChosenRecords;
  onChoose: (records: ChosenRecords) => void;
  onGo: (step: WizardStep) => void;
};

export function RecordChoice({ flowId, document, loops, given, chosen, onChoose, onGo }: Props) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { connectors, settle } = useWizard();
  const words = useWords(connectors);
  const mayRun = useCan('operator');
  const names = loopNames(loops, (loop) => stepTitle(loop, words));
  const look = useMutation(trpc.flows.run.mutationOptions());
  const runId = look.data?.runId;
  const { run, error } = useLiveRun(runId);
  const only = loops.length === 1 ? loops[0]?.id : undefined;
  const fetch = async () => {
    const input = given();
    if (!input || !(await settle())) return;
    onChoose({});
    look.mutate({
      id: flowId,
      version: 'draft',
      test: { dryRun: true, record: 0, ...(only === undefined ? {} : { until: only }) },
      ...(input.triggerId === undefined ? {} : { triggerId: input.triggerId }),
      ...(input.input === undefined ? {} : { input: input.input }),
    });
  };
  const again = (
    <Button size="small" icon={<ReloadOutlined />} data-testid="records-again" onClick={() => void fetch()}>
      {t('records.again')}
    </Button>
  );
  const busy =
    look.isPending || (runId !== undefined && !error && (run === undefined || run.endedAt === null));
  const failure = look.error ?? error;
  return (
    <section className="record-choice" aria-label={t('records.title')} data-testid="record-choice">
      <h3>{t('records.title')}</h3>
      {look.isIdle ? (
        <div className="wizard-bar">
          <Button
            icon={<UnorderedListOutlined />}
            disabled={!mayRun}
            data-testid="records-fetch"
            onClick={() => void fetch()}
          >
            {t('records.fetch')}
          </Button>
          <span className="quiet">{t('records.firstOne', { count: loops.length })}</span>
        </div>
      ) : null}
      {busy ? <Skeleton active data-testid="records-busy" /> : null}
      {failure && !busy ? <Alert type="error" showIcon title={errorText(failure)} action={again} /> : null}
      {run?.endedAt != null && run.error && !busy ? (
        <Unread again={again} onGo={onGo}>
          <FailureText failure={run.error} document={run.document} />
        </Unread>
      ) : null}
      {run?.endedAt != null && !run.error && !busy
        ? loops.map((loop) => (
            <Found
              key={`${run.id}/${loop.id}`}
              {...{ runId: run.id, document, loop, again, onGo }}
              name={loops.length > 1 ? names.get(loop.id) : undefined}
              chosen={recordOf(chosen, loop)}
              onChoose={(record) => onChoose({ ...chosen, [loop.id]: record })}
            />
          ))
        : null}
    </section>
  );
}

type UnreadProps = { again: ReactNode; onGo: (step: WizardStep) => void; children: ReactNode };

/** The records could not be read: what to do about it, without leaving. */
function Unread({ again, onGo, children }: UnreadProps) {
  const { t } = useTranslation('wizard');
  const { readOnly } = useWizard();
  return (
    <div data-testid="records-failed">
      {children}
      <div className="wizard-bar">
        {again}
        {readOnly ? null : (
          <Button size="small" data-testid="records-connection" onClick={() => onGo('connections')}>
            {t('records.otherConnection')}
          </Button>
        )}
      </div>
    </div>
  );
}

type FoundProps = {
  runId: string;
  document: FlowDocument;
  loop: Loop;
  /** Of the loop, where there are several. */
  name: string | undefined;
  chosen: number;
  onChoose: (record: number) => void;
  again: ReactNode;
  onGo: (step: WizardStep) => void;
};

function Found({ name, ...found }: FoundProps) {
  const { t } = useTranslation('wizard');
  if (name === undefined) return <Records {...found} label={t('records.title')} />;
  const { key } = found.loop;
  return (
    <section className="records-of" aria-label={name} data-testid={`records-of-${key}`}>
      <h4>{name}</h4>
      <Records {...found} label={t('records.ofLoop', { name })} />
    </section>
  );
}

type RecordsProps = Omit<FoundProps, 'name'> & { label: string };

function Records({ runId, document, loop, label, chosen, onChoose, again, onGo }: RecordsProps) {
  const { t } = useTranslation('wizard');
  const language = usePreferences((state) => state.language);
  const trpc = useTRPC();
  const { connectors, readOnly } = useWizard();
  const detail = useQuery(trpc.runs.stepDetail.queryOptions({ id: runId, path: loop.key }, { retry: false }));
  const found = readRecordsFound(detail.data?.inputJson ?? null);
  const names = useMemo(
    () =>
      columnNames({ document, loop, catalog: connectorCatalog(connectors) }, found?.columns ?? [], language),
    [document, loop, connectors, found?.columns, language],
  );
  if (detail.isPending) return <Skeleton active />;
  // The journal has nothing of a loop the run did not come to.
  if (!found)
    return (
      <Alert type="info" showIcon data-testid="records-none" title={t('records.notReached')} action={again} />
    );
  if (found.count === 0)
    return (
      <Alert
        type="info"
        showIcon
        data-testid="records-none"
        title={t('records.none')}
        description={t('records.noneHint')}
        action={
          <span className="records-ways">
            {again}
            {readOnly ? null : (
              <Button size="small" data-testid="records-parameters" onClick={() => onGo('parameters')}>
                {t('records.parameters')}
              </Button>
            )}
          </span>
        }
      />
    );
  return (
    <>
      <RecordList {...{ label, found, names, chosen, onChoose }} />
      <div className="wizard-bar">{again}</div>
    </>
  );
}
