/** Mine and theirs of one item: flows as one drawing with the changed fields beside, everything else place by place. */
import { type FlowDocument, parseFlowDocument } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { ConnectorsContext } from '../../../designer/store/designer-context.ts';
import { DocumentComparison } from '../../../designer/versions/document-comparison.tsx';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../../server/trpc.ts';
import type { PlanItem } from './copy-choices.ts';
import type { CopySource } from './copy-source.ts';
import { PlaceDifferences } from './place-differences.tsx';
import '../../../designer/versions/versions.css';

type Props = { item: PlanItem; source: CopySource; onClose: () => void };

export function ItemDifferences({ item, source, onClose }: Props) {
  const { t } = useTranslation(['copying', 'shell']);
  const language = usePreferences((state) => state.language);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { kind, key, names, state } = item;
  const both = useQuery({
    // A file has no name of its own; while its dialog is open there is one.
    queryKey: [
      'copy-item',
      'id' in source ? source : { asNew: source.asNew, file: item },
      kind,
      key,
      state,
      language,
    ],
    queryFn: () => client.templates.compareItem.mutate({ ...source, kind, key, language }),
    staleTime: 0,
    gcTime: 0,
  });
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const { data } = both;
  const mine = data?.kind === 'flow' ? readFlow(data.mine) : undefined;
  const theirs = data?.kind === 'flow' ? readFlow(data.theirs) : undefined;
  return (
    <Modal
      open
      width={kind === 'flow' ? 'min(1320px, calc(100vw - 32px))' : 820}
      style={kind === 'flow' ? { top: 24 } : {}}
      title={t('copying:compareTitle', { name: names[language] })}
      footer={<Button onClick={onClose}>{t('shell:close')}</Button>}
      onCancel={onClose}
    >
      <div className="copy-compare" data-testid="copy-differences">
        <p>{t('copying:compareHint')}</p>
        {both.isPending ? <Skeleton active /> : null}
        {both.isError ? (
          <Alert
            type="error"
            showIcon
            title={errorText(both.error)}
            action={<Button onClick={() => void both.refetch()}>{t('shell:retry')}</Button>}
          />
        ) : null}
        {mine && theirs ? (
          <ConnectorsContext value={connectors.data ?? []}>
            <div className="versions-view copy-canvas">
              <DocumentComparison before={mine} after={theirs} head={null} />
            </div>
          </ConnectorsContext>
        ) : null}
        {data?.kind === 'part' ? (
          <PlaceDifferences differences={data.differences} total={data.total} />
        ) : null}
      </div>
    </Modal>
  );
}

/** As the server read it already; undefined for what only a newer console could read. */
function readFlow(value: unknown): FlowDocument | undefined {
  const parsed = parseFlowDocument(value);
  return parsed.ok ? parsed.document : undefined;
}
