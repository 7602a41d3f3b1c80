/** Connections of single flows, steps and triggers that are not the one for all. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepTitle, triggerTitle } from '../../../designer/catalog/step-words.ts';
import { useWords } from '../../../designer/catalog/use-words.ts';
import { ConnectionSelect } from '../../templates/connection-select.tsx';
import type { Choices, ConnectorUse, Place } from '../choices.ts';

type Props = {
  use: ConnectorUse;
  connectors: readonly ConnectorManifest[];
  choices: Choices;
  readOnly: boolean;
  onChange: (change: (before: Choices) => Choices) => void;
  onMade: ((connectionId: string) => void) | undefined;
};

export function DifferentPlaces({ use, connectors, choices, readOnly, onChange, onMade }: Props) {
  const { t } = useTranslation('wizard');
  const words = useWords(connectors);
  const { connector, flows } = use;
  const several = flows.length > 1;
  const keysOf = ({ places }: ConnectorUse['flows'][number]) => [
    connector.key,
    ...places.map(({ id }) => id),
  ];
  const count = flows.reduce((sum, each) => {
    const own = choices.different[each.flow.id] ?? {};
    return sum + keysOf(each).filter((key) => own[key] !== undefined).length;
  }, 0);
  const [open, setOpen] = useState(count > 0);
  const choose = (flowId: string, place: string, id: string | undefined) =>
    onChange((before) => {
      const { [place]: _, ...others } = before.different[flowId] ?? {};
      const own = id === undefined ? others : { ...others, [place]: id };
      return { ...before, different: { ...before.different, [flowId]: own } };
    });
  const titleOf = (place: Place) =>
    'step' in place ? stepTitle(place.step, words) : triggerTitle(place.trigger, words);
  const row = (flowId: string, place: string, title: string, inner: boolean) => (
    <div key={`${flowId}/${place}`} className={`wizard-row ${inner ? 'is-inner' : ''}`}>
      <span>{title}</span>
      <ConnectionSelect
        connector={connector}
        label={t('connections.at', { place: title })}
        testId={`different-${place}`}
        placeholder={t('connections.asAbove')}
        disabled={readOnly}
        proposes={false}
        {...(choices.different[flowId]?.[place] === undefined
          ? {}
          : { value: choices.different[flowId][place] })}
        onChange={(id) => choose(flowId, place, id)}
        onMade={onMade}
      />
    </div>
  );
  return (
    <div>
      <Button
        type="link"
        size="small"
        style={{ padding: 0, marginTop: 8 }}
        aria-expanded={open}
        data-testid={`different-${connector.key}-open`}
        onClick={() => setOpen(!open)}
      >
        {count > 0 ? t('connections.different', { count }) : t('connections.differ')}
      </Button>
      {open
        ? flows.map(({ flow, places }) => (
            <div key={flow.id}>
              {several ? row(flow.id, connector.key, flow.name, false) : null}
              {places.map((place) => row(flow.id, place.id, titleOf(place), several))}
            </div>
          ))
        : null}
    </div>
  );
}
