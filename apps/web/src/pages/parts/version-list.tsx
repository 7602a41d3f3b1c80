import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import type { Part, PartDraft } from './use-part-draft.ts';

/** The versions, newest first; an older one can be taken into the editor. */
export function VersionList({ part, work }: { part: Part; work: PartDraft }) {
  const { t } = useTranslation(['parts', 'shell']);
  const mayChange = useCan('builder');
  return (
    <section className="panel">
      <h2>{t('versions.title')}</h2>
      {part.versions.length === 0 ? <p className="quiet">{t('versions.none')}</p> : null}
      <ol className="part-versions">
        {part.versions.map(({ number, changelog, author, createdAt, usedByFlows }) => (
          <li key={number} data-testid={`part-version-${number}`}>
            <strong>{t('version', { number })}</strong>
            <small className="quiet">
              {formatMoment(createdAt)}
              {author === null ? null : ` ${t('versions.by', { name: author.name })}`}
              {usedByFlows === 0 ? null : ` · ${t('versions.usedBy', { count: usedByFlows })}`}
            </small>
            {changelog === null ? null : <p>{changelog}</p>}
            {mayChange ? <TakeOver part={part} number={number} work={work} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function TakeOver({ part, number, work }: { part: Part; number: number; work: PartDraft }) {
  const { t } = useTranslation(['parts', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const take = useMutation({
    mutationFn: () => queries.fetchQuery(trpc.customParts.version.queryOptions({ id: part.id, number })),
    onSuccess: ({ draft }) => work.change(draft),
    onError: (error) => message.error(errorText(error)),
  });
  return (
    <Button
      type="link"
      size="small"
      className="row-link"
      data-testid={`take-version-${number}`}
      onClick={() =>
        modal.confirm({
          title: t('versions.takeOverTitle', { number }),
          content: t('versions.takeOverText'),
          okText: t('versions.takeOverDo'),
          okButtonProps: { ...testId('take-version') },
          cancelText: t('shell:cancel'),
          onOk: () => take.mutateAsync(),
        })
      }
    >
      {t('versions.takeOver', { number })}
    </Button>
  );
}
