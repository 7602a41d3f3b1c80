/** Every request a dry run has put together and kept back, in order, with those of the flows it called. */
import { parseJson, stringifyJson } from '@flowbridge/expression';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../../../designer/catalog/step-words.ts';
import { useWords } from '../../../designer/catalog/use-words.ts';
import { JsonText } from '../../../designer/test-run/json-text.tsx';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { useWizard } from '../wizard-context.ts';
import '../../../designer/test-run/test-tags.css';

const PAGE = 20;

export function SentRequests({ runId, called = false }: { runId: string; called?: boolean }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { connectors } = useWizard();
  const words = useWords(connectors);
  const run = useQuery(trpc.runs.get.queryOptions({ id: runId }));
  const steps = useInfiniteQuery(
    trpc.runs.steps.infiniteQueryOptions(
      { id: runId, state: 'withheld', limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const error = run.error ?? steps.error;
  if (error) return <Alert type="error" showIcon title={errorText(error)} />;
  if (!run.data || !steps.data) return <Skeleton active />;
  const { document, calls, flowName, state } = run.data;
  const items = steps.data.pages.flatMap((page) => page.items);
  const titleOf = (stepId: string) => {
    const step = Object.values(document.steps).find(({ id }) => id === stepId);
    return step ? stepTitle(step, words) : stepId;
  };
  return (
    <>
      {called && items.length > 0 ? <h3>{t('try.ofFlow', { name: flowName })}</h3> : null}
      {!called && state !== 'failed' && items.length === 0 && calls.length === 0 ? (
        <Alert type="info" showIcon title={t('try.nothingToSend')} data-testid="nothing-to-send" />
      ) : null}
      {items.map((item) => (
        <SentRequest key={item.path} runId={runId} path={item.path} title={titleOf(item.stepId)} />
      ))}
      {steps.hasNextPage ? (
        <Button onClick={() => void steps.fetchNextPage()} loading={steps.isFetchingNextPage}>
          {t('try.more')}
        </Button>
      ) : null}
      {calls.map((call) => (
        <SentRequests key={call.runId} runId={call.runId} called />
      ))}
    </>
  );
}

function SentRequest({ runId, path, title }: { runId: string; path: string; title: string }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const detail = useQuery(trpc.runs.stepDetail.queryOptions({ id: runId, path }));
  const request = detail.data ? readRequest(detail.data.requestJson ?? detail.data.inputJson) : undefined;
  return (
    <article className="sent-request" aria-label={title} data-testid="sent-request">
      <div className="sent-head">
        <Tag className="tag-withheld">{t('try.wouldSend')}</Tag>
        <strong>{title}</strong>
        {request?.line ? <code>{request.line}</code> : null}
      </div>
      {detail.isPending ? <Skeleton active /> : null}
      {detail.isError ? <Alert type="error" showIcon title={errorText(detail.error)} /> : null}
      {request ? <JsonText text={request.body} /> : null}
    </article>
  );
}

/** `POST https://…/Drafts` and the body, of a request as the journal keeps it; other shapes are shown whole. */
function readRequest(text: string | null): { line: string | undefined; body: string } {
  if (text === null) return { line: undefined, body: 'null' };
  const parsed = parsedOrText(text);
  if (typeof parsed !== 'object' || parsed === null || !('method' in parsed) || !('url' in parsed))
    return { line: undefined, body: text };
  const { method, url } = parsed;
  const body = 'body' in parsed ? parsed.body : null;
  return { line: `${method} ${url}`, body: typeof body === 'string' ? body : stringifyJson(body) };
}

function parsedOrText(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    // A text that was cut.
    return text;
  }
}
