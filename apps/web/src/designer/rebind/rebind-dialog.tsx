/** All that steps read or use and that is not here, each with what can stand for it; one press binds them all. */
import { Empty, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPCClient } from '../../server/trpc.ts';
import { ConnectorIcon } from '../catalog/step-icon.tsx';
import { stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import type { NamedConnection } from '../edits/clipboard.ts';
import { useEditReport } from '../panel/use-change.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { edit } from '../store/edit.ts';
import {
  BRING_ALONG,
  type LostName,
  likelyConnection,
  lostNames,
  proposedFor,
  rebindCommand,
  unconnected,
} from './what-is-lost.ts';
import './rebind.css';

type Props = { connections: readonly NamedConnection[]; onClose: () => void };
/** Found by tests; antd's type of button props has no room for it in a literal. */
const CONFIRM_ID = { 'data-testid': 'rebind-confirm' };

type Choice = Record<string, string | undefined>;

export function RebindDialog({ connections, onClose }: Props) {
  const { t } = useTranslation('editing');
  const language = usePreferences((state) => state.language);
  const errorText = useErrorText();
  const client = useTRPCClient();
  const { store, connectors } = useDesigner();
  const report = useEditReport();
  const document = useDesignerState((state) => state.document);
  const bindings = useDesignerState((state) => state.bindings);
  const pasted = useDesignerState((state) => state.pasted);
  const names = useMemo(() => lostNames(document, pasted), [document, pasted]);
  const systems = useMemo(
    () => unconnected(document, bindings, connectors),
    [document, bindings, connectors],
  );
  const [changed, setChanged] = useState<Choice>({});
  const proposed: Choice = Object.fromEntries([
    ...names.map((name) => [name.id, proposedFor(name)]),
    ...systems.map(({ key }) => [key, likelyConnection(key, connections, pasted)]),
  ]);
  const chosen: Choice = { ...proposed, ...changed };
  const choose = (id: string, value: string | undefined) => setChanged({ ...changed, [id]: value });
  const count = [...names.map(({ id }) => id), ...systems.map(({ key }) => key)].filter(
    (id) => chosen[id],
  ).length;

  const bind = async () => {
    const command = rebindCommand(document, names, chosen);
    if (command !== undefined && !report(edit(store, command))) return;
    const given = systems.flatMap(({ key }) => (chosen[key] ? [[key, chosen[key]] as const] : []));
    onClose();
    if (given.length === 0) return;
    const before = store.getState().bindings;
    const after = { ...before, connections: { ...before.connections, ...Object.fromEntries(given) } };
    store.setState({ bindings: after });
    try {
      await client.flows.setBindings.mutate({ id: store.getState().flowId, bindings: after });
    } catch (error) {
      store.setState({ bindings: before });
      message.error(errorText(error));
    }
  };

  return (
    <Modal
      open
      width={720}
      title={t('rebind.title')}
      okText={t('rebind.bind', { count })}
      okButtonProps={{ disabled: count === 0, ...CONFIRM_ID }}
      onOk={() => void bind()}
      focusable={{ focusTriggerAfterClose: false }}
      onCancel={onClose}
    >
      {names.length + systems.length === 0 ? (
        <Empty description={t('rebind.nothing')} />
      ) : (
        <p>{t('rebind.text')}</p>
      )}
      <div className="rebind-list" data-testid="rebind-list">
        {names.map((name) => (
          <NameRow key={name.id} name={name} value={chosen[name.id]} onChoose={(to) => choose(name.id, to)} />
        ))}
        {systems.map((connector) => (
          <div key={connector.key} className="rebind-row">
            <span className="rebind-what">
              <strong>
                <ConnectorIcon connector={connector} /> {connector.names[language]}
              </strong>
              <small>{t('rebind.connection')}</small>
            </span>
            <Select
              allowClear
              placeholder={t('rebind.chooseConnection')}
              aria-label={t('rebind.connectionOf', { name: connector.names[language] })}
              data-testid={`rebind-connection-${connector.key}`}
              notFoundContent={t('rebind.noConnection')}
              value={chosen[connector.key] ?? null}
              options={connections
                .filter((each) => each.connectorKey === connector.key)
                .map((each) => ({ value: each.id, label: each.name }))}
              onChange={(id: string | null) => choose(connector.key, id ?? undefined)}
            />
          </div>
        ))}
      </div>
    </Modal>
  );
}

type RowProps = { name: LostName; value: string | undefined; onChoose: (key: string | undefined) => void };

function NameRow({ name, value, onChoose }: RowProps) {
  const { t } = useTranslation('editing');
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const document = useDesignerState((state) => state.document);
  const readers = [...new Set(name.lost.places.map(({ stepId }) => stepId))].flatMap(
    (id) => document.steps[id] ?? [],
  );
  return (
    <div className="rebind-row">
      <span className="rebind-what">
        <strong>
          <code>{name.id}</code> {name.title}
        </strong>
        <small>
          {t('rebind.readBy', { names: readers.map((step) => stepTitle(step, words)).join(', ') })}
        </small>
      </span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('rebind.choose')}
        aria-label={t('rebind.standsFor', { name: name.id })}
        data-testid={`rebind-${name.id}`}
        notFoundContent={t('rebind.noCandidate')}
        value={value ?? null}
        options={[
          ...(name.parameter === undefined
            ? []
            : [{ value: BRING_ALONG, label: t('rebind.bringAlong', { name: name.parameter.label }) }]),
          ...name.candidates.map(({ key, step }) => ({
            value: key,
            label: step === undefined ? key : `${stepTitle(step, words)} · ${key}`,
          })),
        ]}
        onChange={(key: string | null) => onChoose(key ?? undefined)}
      />
    </div>
  );
}
