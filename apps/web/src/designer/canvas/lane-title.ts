import { type LaneId, parseLaneId, type Step } from '@flowbridge/flow';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { shortValue } from '../catalog/step-words.ts';
import { useCanvas } from './canvas-model.ts';

/** What stands over a column: Yes, No, the case's title or value, the branch's title, Catch … */
export function useLaneTitle(lane: LaneId): string {
  const words = useLaneWords();
  const address = parseLaneId(lane);
  const step = useCanvas((model) => (address ? model.document.steps[address.container] : undefined));
  return address ? words(address.name, step) : '';
}

/** Gives the title of a lane by its name and the step it belongs to. */
export function useLaneWords(): (name: string, step: Step | undefined) => string {
  const { t } = useTranslation('designer');
  return (name, step) => laneWords(name, step, t);
}

function laneWords(name: string, step: Step | undefined, t: TFunction<'designer'>): string {
  switch (name) {
    case 'then':
      return t('lanes.yes');
    case 'else':
      return t('lanes.no');
    case 'default':
    case 'body':
    case 'catch':
    case 'finally':
      return t(`lanes.${name}`);
  }
  if (step?.kind === 'parallel') {
    const index = step.config.branches.findIndex((each) => name === `branch:${each.id}`);
    return step.config.branches[index]?.title || t('lanes.branch', { number: index + 1 });
  }
  const caseId = name.slice('case:'.length);
  if (step?.kind !== 'switch') return caseId;
  const index = step.config.cases.findIndex((each) => each.id === caseId);
  const found = step.config.cases[index];
  const match = found?.match;
  const value =
    match?.kind === 'value'
      ? shortValue(match.value)
      : match?.kind === 'list'
        ? match.values.map(shortValue).join(', ')
        : match?.expression;
  return found?.title || value || t('lanes.case', { number: index + 1 });
}
