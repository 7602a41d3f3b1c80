/** The record that started an earlier run, to be tried again. */
import { HistoryOutlined } from '@ant-design/icons';
import { JsonError, parseJson } from '@flowbridge/expression';
import type { JsonValue } from '@flowbridge/flow';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../../server/trpc.ts';

type Props = { flowId: string; triggerKey: string; onRecord: (record: JsonValue) => void };

/** Nothing while no run was started by this trigger. */
export function LastInput({ flowId, triggerKey, onRecord }: Props) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  // The wizard itself may have run it a moment ago.
  const runs = useQuery(trpc.runs.list.queryOptions({ flowId, limit: 20 }, { staleTime: 0 }));
  const last = runs.data?.items.find((run) => run.triggerKey === triggerKey && run.test?.only == null);
  const take = useMutation({
    mutationFn: (id: string) => client.runs.get.query({ id }),
    onSuccess: ({ triggerInputJson }) => {
      const record = recordOf(triggerInputJson);
      if (record === undefined) message.info(t('try.noLastRecord'));
      else onRecord(record);
    },
    onError: (error) => message.error(errorText(error)),
  });
  if (!last) return null;
  return (
    <Button
      icon={<HistoryOutlined />}
      loading={take.isPending}
      data-testid="last-record"
      onClick={() => take.mutate(last.id)}
    >
      {t('try.lastRecord')}
    </Button>
  );
}

/** What a form takes of what a trigger brought: its body, or of a poll its record or records. */
function recordOf(triggerInputJson: string | null): JsonValue | undefined {
  try {
    const brought = parseJson(triggerInputJson ?? 'null');
    if (typeof brought !== 'object' || brought === null) return undefined;
    const part = ['body', 'record', 'records'].find((name) => Object.hasOwn(brought, name));
    // Out of JSON text come JSON values only.
    return part === undefined ? undefined : (brought as Record<string, JsonValue>)[part];
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}
