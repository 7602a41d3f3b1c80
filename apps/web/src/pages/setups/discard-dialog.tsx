/** Asks once what goes with a setup that is discarded: its flows always, the rest where it is ticked and nothing else uses it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Modal, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import type { Setup } from './use-setups.ts';

type Props = { setup: Setup; onClose: () => void; onDiscarded?: () => void };
type Remains = ServerOutputs['setups']['remains'];
type Ticked = { connections: readonly string[]; datasets: readonly string[] };

export function DiscardDialog({ setup, onClose, onDiscarded }: Props) {
  const { t } = useTranslation(['setups', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remains = useQuery(trpc.setups.remains.queryOptions({ id: setup.id }, { staleTime: 0 }));
  const [ticked, setTicked] = useState<Ticked>({ connections: [], datasets: [] });
  const discard = useMutation(
    trpc.setups.discard.mutationOptions({
      async onSuccess() {
        message.success(t('ask.done', { name: setup.name }));
        onClose();
        onDiscarded?.();
        await Promise.all(
          [trpc.setups, trpc.flows, trpc.connections].map((of) =>
            queries.invalidateQueries({ queryKey: of.pathKey() }),
          ),
        );
      },
    }),
  );
  const error = remains.error ?? discard.error;
  return (
    <Modal
      open
      title={t('ask.title', { name: setup.name })}
      onCancel={onClose}
      okText={t('ask.confirm')}
      okButtonProps={{ danger: true, disabled: !remains.data, ...testId('discard-confirm') }}
      cancelText={t('ask.cancel')}
      confirmLoading={discard.isPending}
      onOk={() =>
        discard.mutate({
          id: setup.id,
          connectionIds: [...ticked.connections],
          datasets: [...ticked.datasets],
        })
      }
    >
      <div className="setup-remains" data-testid="setup-remains">
        {error ? (
          <Alert
            type="error"
            showIcon
            title={errorText(error)}
            {...(remains.error
              ? { action: <Button onClick={() => void remains.refetch()}>{t('shell:retry')}</Button> }
              : {})}
          />
        ) : null}
        {remains.isPending ? <Skeleton active /> : null}
        {remains.data ? <WhatGoes remains={remains.data} ticked={ticked} onTick={setTicked} /> : null}
      </div>
    </Modal>
  );
}

type WhatGoesProps = { remains: Remains; ticked: Ticked; onTick: (ticked: Ticked) => void };

function WhatGoes({ remains, ticked, onTick }: WhatGoesProps) {
  const { t } = useTranslation('setups');
  const { flows, connections, datasets } = remains;
  const choice = (kind: keyof Ticked, key: string, label: string, usedBy: readonly { name: string }[]) => (
    <Choice
      key={key}
      checked={ticked[kind].includes(key)}
      usedBy={usedBy}
      onChange={(on) =>
        onTick({
          ...ticked,
          [kind]: on ? [...ticked[kind], key] : ticked[kind].filter((each) => each !== key),
        })
      }
    >
      {label}
    </Choice>
  );
  return (
    <>
      <p>{flows.length === 0 ? t('ask.nothing') : t('ask.flows', { count: flows.length })}</p>
      <ul>
        {flows.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {connections.length === 0 ? null : <h3>{t('ask.connections')}</h3>}
      {connections.map(({ id, name, usedBy }) =>
        choice('connections', id, t('ask.connection', { name }), usedBy),
      )}
      {datasets.length === 0 ? null : <h3>{t('ask.datasets')}</h3>}
      {datasets.map(({ name, records, usedBy }) =>
        choice('datasets', name, t('ask.dataset', { name, count: records }), usedBy),
      )}
      {connections.length + datasets.length === 0 ? null : <p className="quiet">{t('ask.kept')}</p>}
    </>
  );
}

type ChoiceProps = {
  checked: boolean;
  usedBy: readonly { name: string }[];
  onChange: (checked: boolean) => void;
  children: ReactNode;
};

function Choice({ checked, usedBy, onChange, children }: ChoiceProps) {
  const { t } = useTranslation('setups');
  return (
    <div className="setup-choice">
      <Checkbox
        checked={checked}
        disabled={usedBy.length > 0}
        onChange={(event) => onChange(event.target.checked)}
      >
        {children}
      </Checkbox>
      {usedBy.length > 0 ? (
        <small>{t('ask.usedBy', { names: usedBy.map(({ name }) => name).join(', ') })}</small>
      ) : null}
    </div>
  );
}
