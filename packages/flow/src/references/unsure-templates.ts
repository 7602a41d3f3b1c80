/** Templates of what a step does about things it cannot be sure of: calls that may have happened, waits. */
import type { ConfigOf, Duration, UnknownPolicy } from '../document/step.ts';
import type { FieldPath } from '../problem/field-path.ts';
import { entries, present, type TemplatePlace } from './template-place.ts';

export function unknownTemplates(path: FieldPath, policy: UnknownPolicy | undefined): TemplatePlace[] {
  if (policy?.policy !== 'check') return [];
  const afterCheck = [
    { path: [...path, 'happened'], value: policy.happened },
    ...present([...path, 'output'], policy.output),
  ];
  return [
    ...entries([...path, 'input'], policy.input),
    ...afterCheck.map((place) => ({ ...place, view: 'afterCheck' as const })),
  ];
}

export function waitTemplates(config: ConfigOf<'wait'>): TemplatePlace[] {
  switch (config.mode) {
    case 'duration':
      return [durationTemplate(['config', 'duration'], config.duration)];
    case 'until':
      return [{ path: ['config', 'until'], value: config.until }];
    case 'callback':
      return config.deadline === undefined ? [] : [durationTemplate(['config', 'deadline'], config.deadline)];
  }
}

function durationTemplate(path: FieldPath, { amount }: Duration): TemplatePlace {
  return { path: [...path, 'amount'], value: amount };
}
