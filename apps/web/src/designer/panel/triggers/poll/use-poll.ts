/** The cursor of the open flow's poll trigger: how it stands, read again every few seconds, and what can be done to it. */
import type { TriggerId } from '@flowbridge/flow';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { message } from '../../../../app/feedback/message.ts';
import { useErrorText } from '../../../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../../../server/trpc.ts';
import { useFlow } from '../../../flow-context.ts';

export type PollState = ServerOutputs['polls']['state'];

const EVERY_MS = 3_000;

export function usePoll(triggerId: TriggerId) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const flow = useFlow();
  const trigger = { id: flow.id, triggerId };
  const state = useQuery(
    // A trigger that was only just drawn is not known to the server before it is published.
    trpc.polls.state.queryOptions(trigger, {
      enabled: flow.publishedVersion !== null,
      refetchInterval: EVERY_MS,
    }),
  );
  const settled = {
    onError: (error: unknown) => message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries(trpc.polls.state.queryFilter(trigger)),
  };
  const now = useMutation(trpc.polls.now.mutationOptions(settled));
  const reset = useMutation(trpc.polls.reset.mutationOptions(settled));
  const fill = useMutation(trpc.polls.startBackfill.mutationOptions(settled));
  const cancel = useMutation(trpc.polls.cancelBackfill.mutationOptions(settled));
  return { state, trigger, isOn: flow.enabled, now, reset, fill, cancel };
}

export type Poll = ReturnType<typeof usePoll>;
