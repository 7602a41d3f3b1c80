import { FileTextOutlined, SettingOutlined, SlidersOutlined } from '@ant-design/icons';
import {
  type FieldChange,
  type FlowDocument,
  type LaneId,
  parseLaneId,
  partOf,
  type Spot,
} from '@flowbridge/flow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLaneWords } from '../canvas/lane-title.ts';
import { StepIcon, TriggerIcon } from '../catalog/step-icon.tsx';
import {
  connectorOf,
  connectorOfTrigger,
  stepTitle,
  triggerTitle,
  type Words,
} from '../catalog/step-words.ts';
import type { ChangeItem, DescribedPart } from './words/described-part.ts';

/** The part of a change, as it is now or was last. */
export function describedPart(item: ChangeItem): DescribedPart {
  switch (item.group) {
    case 'settings':
      return { group: 'settings' };
    case 'steps':
      return { group: 'steps', part: partOf(item.diff) };
    case 'triggers':
      return { group: 'triggers', part: partOf(item.diff) };
    case 'parameters':
      return { group: 'parameters', part: partOf(item.diff) };
    case 'notes':
      return { group: 'notes', part: partOf(item.diff) };
  }
}

export function fieldsOf(item: ChangeItem): readonly FieldChange[] {
  if (item.group === 'settings') return item.fields;
  return item.diff.kind === 'changed' ? item.diff.fields : [];
}

export type PartWords = { title: string; detail: string; icon: ReactNode };

/** What a changed part is called. */
export function usePartWords(words: Words): (described: DescribedPart) => PartWords {
  const { t } = useTranslation('versions');
  return (described) => {
    switch (described.group) {
      case 'settings':
        return { title: t('groups.settings'), detail: '', icon: <SettingOutlined /> };
      case 'parameters': {
        const { label, key } = described.part;
        return { title: label, detail: `params.${key}`, icon: <SlidersOutlined /> };
      }
      case 'notes':
        return { title: described.part.text.slice(0, 80), detail: '', icon: <FileTextOutlined /> };
      case 'triggers': {
        const trigger = described.part;
        const connector = connectorOfTrigger(words.connectors, trigger);
        const icon = <TriggerIcon kind={trigger.kind} connector={connector} />;
        return { title: triggerTitle(trigger, words), detail: trigger.key, icon };
      }
      case 'steps': {
        const step = described.part;
        const connector =
          step.kind === 'action' ? connectorOf(words.connectors, step.config.connector) : undefined;
        const icon = <StepIcon kind={step.kind} connector={connector} />;
        return { title: stepTitle(step, words), detail: step.key, icon };
      }
    }
  };
}

/** Where a part stood in a document: `Each draft › Body, position 2`. */
export function usePlaceWords(words: Words): (spot: Spot, document: FlowDocument) => string {
  const { t } = useTranslation('versions');
  const laneWords = useLaneWords();
  const lane = (id: LaneId, document: FlowDocument) => {
    const address = parseLaneId(id);
    const step = address && document.steps[address.container];
    if (!address || !step) return t('mainLine');
    return `${stepTitle(step, words)} › ${laneWords(address.name, step)}`;
  };
  return ({ lane: id, index }, document) =>
    id === undefined
      ? t('position', { number: index + 1 })
      : t('place', { lane: lane(id, document), number: index + 1 });
}
