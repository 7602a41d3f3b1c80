import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument, StepId } from '@flowbridge/flow';
import { Alert } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { CanvasHandle } from '../../designer/canvas/canvas-handle.ts';
import { FlowCanvas } from '../../designer/canvas/flow-canvas.tsx';
import { useWords } from '../../designer/catalog/use-words.ts';
import { withRunFacts } from '../../designer/run-states/with-run-facts.ts';
import { lastStepKey } from '../../failure/last-step-key.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { RunOverview } from './detail/run-overview.tsx';
import { StepRunPanel } from './detail/step-run-panel.tsx';
import { Questions } from './questions/questions.tsx';
import { neighbourQuestion, questionsByStep, questionsOf } from './questions/questions-of.ts';
import { useQuestions } from './questions/use-questions.ts';
import { withQuestions } from './questions/with-questions.ts';
import { RunHeader } from './run-header.tsx';
import { type RunDetail, type RunView, RunViewContext } from './run-view.ts';
import { type ChosenItems, chosenByPath, pathOfStep } from './step-path.ts';
import { Timeline } from './timeline/timeline.tsx';
import { useSpan } from './timeline/use-span.ts';
import { CalledRuns } from './waits/called-runs.tsx';
import { RunWaits } from './waits/run-waits.tsx';
import { withLoopCounts } from './with-loop-counts.ts';
import './run-page.css';

type Props = {
  run: RunDetail;
  attempt: number;
  live: boolean;
  polling: boolean;
  summary: ServerOutputs['runs']['summary'] | undefined;
  document: FlowDocument;
  connectors: readonly ConnectorManifest[];
};

const NONE: ReadonlySet<string> = new Set();

/** The newest attempt's counts are the run's own and grow while it lives. */
const loopsOf = (run: RunDetail, attempt: number): RunDetail['counts']['loops'] =>
  attempt === run.attempt
    ? run.counts.loops
    : (run.attempts.find((each) => each.number === attempt)?.counts.loops ?? []);

export function RunWorkbench({ run, attempt, live, polling, summary, document, connectors }: Props) {
  const { t } = useTranslation('run');
  const words = useWords(connectors);
  const canvas = useRef<CanvasHandle>(null);
  const [params, setParams] = useSearchParams();
  const path = params.get('step') ?? undefined;
  const [chosen, setChosen] = useState<ChosenItems>(() => chosenByPath(path ?? questionsOf(run)[0]?.path));
  const span = useSpan(run, attempt);

  const show = (next: string | undefined) => {
    if (next !== undefined) setChosen((before) => ({ ...before, ...chosenByPath(next) }));
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === undefined) after.delete('step');
        else after.set('step', next);
        return after;
      },
      { replace: true },
    );
  };
  const asked = useQuestions({ run, attempt, path, show });
  const step = useMemo(() => {
    const key = lastStepKey(path);
    return key === undefined ? undefined : Object.values(document.steps).find((each) => each.key === key);
  }, [path, document]);
  const stepRuns = useMemo(
    () =>
      withQuestions(
        withRunFacts(
          withLoopCounts(summary ?? [], loopsOf(run, attempt), document.steps, live),
          attempt === run.attempt ? run : undefined,
          document,
        ),
        { questions: asked.questions, next: asked.next },
        document,
      ),
    [summary, run, attempt, document, live, asked.questions, asked.next],
  );
  /** Of a step that is asked about: its next question, rather than whichever item is chosen. */
  const placeOf = (id: StepId) => {
    const own = questionsByStep(asked.questions, document).get(id) ?? [];
    return neighbourQuestion(own, path)?.path ?? pathOfStep(document, id, chosen);
  };
  const stepId = step?.id;
  useEffect(() => {
    if (stepId !== undefined) canvas.current?.reveal(stepId);
  }, [stepId]);

  const view: RunView = {
    run,
    document,
    connectors,
    words,
    attempt,
    live,
    span,
    chosen,
    chooseItem: (loopPath, index) => setChosen((before) => ({ ...before, [loopPath]: index })),
    path,
    asked,
    show,
  };
  return (
    <RunViewContext value={view}>
      <div className="run-page" data-testid="run-page">
        <RunHeader />
        {polling ? <Alert type="warning" banner showIcon title={t('notLive')} /> : null}
        {run.duplicateOf === null ? null : (
          <Alert
            type="info"
            banner
            showIcon
            title={t('duplicateOf')}
            action={<Link to={`/runs/${run.duplicateOf}`}>{t('showOriginal')}</Link>}
          />
        )}
        {attempt === run.attempt ? <RunWaits /> : null}
        <Questions />
        <CalledRuns />
        <div className="run-panes">
          <Timeline />
          <div className="run-canvas">
            <FlowCanvas
              document={document}
              connectors={connectors}
              stepRuns={stepRuns}
              selectedSteps={stepId === undefined ? NONE : new Set([stepId])}
              onSelectStep={(id) => show(placeOf(id))}
              onSelectTrigger={() => show(undefined)}
              onClearSelection={() => show(undefined)}
              handle={canvas}
            />
          </div>
          {path === undefined ? <RunOverview /> : <StepRunPanel key={path} path={path} step={step} />}
        </div>
      </div>
    </RunViewContext>
  );
}
