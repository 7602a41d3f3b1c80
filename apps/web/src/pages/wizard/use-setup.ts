/**
 * The setup behind the wizard on a template. It begins when something is decided or made here, never by looking: with the first
 * step that is left, or a connection that is made. From then on the server keeps the step and what was chosen, so that it is
 * gone on with from anywhere; what this tab holds and has not sent yet survives its reload.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { type ServerOutputs, useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { type Choices, choicesSchema } from './choices.ts';
import { useKept } from './use-kept.ts';
import type { WizardStep } from './use-wizard-step.ts';

type Template = { id: string; version: number; name: string };
type Begun = ServerOutputs['setups']['get'];

const keptSchema = z.object({ setup: z.string().nullable(), choices: choicesSchema });
/** How long after the last change it is sent. */
const SEND_AFTER_MS = 800;

export function useSetup(template: Template, begun: Begun | undefined, initial: () => Choices) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [, setParams] = useSearchParams();
  const [id, setId] = useState(begun?.id);
  const beginning = useRef(begun && Promise.resolve(begun.id));
  const over = useRef(false);
  const [stored, store] = useKept(`create:${template.id}:${template.version}`, keptSchema);
  const kept = stored?.setup === (id ?? null) ? stored.choices : undefined;
  const choices = kept ?? begun?.choices ?? initial();
  // Dialogs that are open for long change what is current, not what was when they opened.
  const latest = useRef({ id: begun?.id ?? null, choices, unsent: false });
  latest.current.choices = choices;

  const begin = (step: WizardStep, connectionId?: string): Promise<string> => {
    beginning.current ??= client.setups.begin
      .mutate({
        templateId: template.id,
        version: template.version,
        name: template.name,
        step,
        choices: latest.current.choices,
        ...(connectionId === undefined ? {} : { connectionId }),
      })
      .then(({ id: made }) => {
        if (over.current) return made;
        store(() => ({ setup: made, choices: latest.current.choices }));
        setId(made);
        latest.current.id = made;
        // The address as it is by now: the step has changed meanwhile.
        const address = new URLSearchParams(window.location.search);
        address.set('setup', made);
        setParams(address, { replace: true });
        void queries.invalidateQueries({ queryKey: trpc.setups.pathKey() });
        return made;
      })
      .catch((error: unknown) => {
        beginning.current = undefined;
        throw error;
      });
    return beginning.current;
  };

  const send = useCallback(
    async (more: { step?: WizardStep; connectionId?: string } = {}) => {
      const setupId = await beginning.current;
      if (setupId === undefined) return;
      latest.current.unsent = false;
      await client.setups.keep.mutate({ id: setupId, choices: latest.current.choices, ...more });
    },
    [client],
  );

  // What could not be sent is kept in this tab, and sent with the next change.
  const sendQuietly = useCallback(() => void send().catch(() => undefined), [send]);
  useEffect(() => {
    if (kept === undefined || !latest.current.unsent) return;
    const timer = setTimeout(sendQuietly, SEND_AFTER_MS);
    return () => clearTimeout(timer);
  }, [kept, sendQuietly]);
  useEffect(
    () => () => {
      if (latest.current.unsent && !over.current) sendQuietly();
      over.current = true;
    },
    [sendQuietly],
  );
  useEffect(() => {
    over.current = false;
  }, []);

  return {
    id,
    choices,
    change(by: (before: Choices) => Choices) {
      latest.current.unsent = true;
      store((before) => {
        const { id: setup, choices: present } = latest.current;
        return { setup, choices: by(before?.setup === setup ? before.choices : present) };
      });
    },
    /** Keeps the step that is shown now. */
    left: async (step: WizardStep) => {
      const known = beginning.current !== undefined;
      await begin(step);
      if (known) await send({ step });
    },
    /** Keeps a connection as made on the way. */
    madeConnection: async (step: WizardStep, connectionId: string) => {
      const known = beginning.current !== undefined;
      await begin(step, connectionId);
      if (known) await send({ connectionId });
    },
    begin,
    /** Nothing more is kept: its flows are made, or it was discarded. */
    end() {
      over.current = true;
      latest.current.unsent = false;
      store(() => undefined);
    },
  };
}
