/**
 * Who else has the flow open, and the draft as others save it. The server sends the whole present state whenever it changes and
 * every few seconds; each message is answered by sitting down again at what is selected, so that a browser that is gone is soon
 * seen to be. What others save is followed at once while nothing here is unsaved; else saving finds the conflict.
 */
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { message } from '../../app/feedback/message.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import type { DesignerState, DesignerStore } from '../store/designer-state.ts';
import { followTheirs } from '../store/resolve-conflict.ts';
import { onlySelected } from '../store/selection.ts';
import { NO_SEATS, type Seat } from './seats-context.ts';
import { useVisible } from './use-visible.ts';

/** Walking over the canvas by the arrow keys tells only where it ends. */
const SETTLE_MS = 200;
/** Messages that come sooner after sitting down are not answered. */
const SIT_AT_MOST_EVERY_MS = 4_000;

export function usePresence(store: DesignerStore): readonly Seat[] {
  const { t } = useTranslation('together');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const visible = useVisible();
  const [seats, setSeats] = useState<readonly Seat[]>(NO_SEATS);
  const { flowId: id, clientId: seat } = store.getState();
  const stream = useRef<string>(undefined);
  const satAt = useRef(0);
  const chosen = useStore(store, chosenPart);

  const sit = () => {
    if (stream.current === undefined) return;
    satAt.current = Date.now();
    const stepId = chosenPart(store.getState()) ?? null;
    // The next message is answered again.
    client.presence.sit.mutate({ id, seat, stream: stream.current, stepId }).catch(() => {});
  };
  const sitRef = useRef(sit);
  sitRef.current = sit;

  const follow = async (author: string | undefined) => {
    const { revision, document } = await client.flows.get.query({ id });
    if (followTheirs(store, { revision, document })) {
      message.info(t('presence.followed', { name: author ?? t('somebody') }));
    }
  };

  const { status } = useSubscription(
    trpc.presence.watch.subscriptionOptions(
      { id, seat },
      {
        enabled: visible,
        onData: (now) => {
          setSeats((before) => (JSON.stringify(before) === JSON.stringify(now.others) ? before : now.others));
          const isNew = stream.current !== now.stream;
          stream.current = now.stream;
          if (isNew || Date.now() - satAt.current > SIT_AT_MOST_EVERY_MS) sit();
          const isTheirs = now.author?.clientId !== seat;
          if (now.revision > store.getState().revision && isTheirs) {
            // A failure is caught up with by the next message.
            follow(now.author?.name ?? undefined).catch(() => {});
          }
        },
        onError: () => setSeats(NO_SEATS),
      },
    ),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: tells when something else is chosen
  useEffect(() => {
    const timer = window.setTimeout(() => sitRef.current(), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [chosen]);
  // Without the stream nobody knows who is still there.
  return visible && status === 'pending' ? seats : NO_SEATS;
}

const chosenPart = ({ selectedSteps, selectedTrigger }: DesignerState): string | undefined =>
  onlySelected(selectedSteps) ?? selectedTrigger;
