import type { Field } from '@flowbridge/connector-sdk/manifest';
import type { ChangePath } from '@flowbridge/flow';
import { actionOf, connectorOf, type Words } from '../../catalog/step-words.ts';
import type { DescribedPart } from './described-part.ts';

/** The connector's description of the field at a path below `config.input`; undefined where nobody describes it. */
export function inputField(described: DescribedPart, path: ChangePath, words: Words): Field | undefined {
  if (path[0] !== 'config') return undefined;
  const inside = path[1] === 'input' ? path.slice(2) : path[2] === 'input' ? path.slice(3) : [];
  const [key, ...rest] = inside;
  let field = inputsOf(described, words).find((each) => each.key === key);
  for (const part of rest) {
    field = typeof part === 'string' ? field?.fields?.find((each) => each.key === part) : field?.items;
  }
  return field;
}

function inputsOf(described: DescribedPart, words: Words): readonly Field[] {
  if (described.group === 'steps' && described.part.kind === 'action') {
    const { connector, onUnknown } = described.part.config;
    const asked =
      onUnknown?.policy === 'check' ? { config: { connector, action: onUnknown.action } } : undefined;
    const actions = [described.part, ...(asked ? [asked] : [])];
    return actions
      .flatMap((each) => actionOf(words.connectors, each)?.inputs ?? [])
      .map(({ field }) => field);
  }
  if (described.group !== 'triggers') return [];
  const { part: trigger } = described;
  if (trigger.kind === 'poll') {
    return actionOf(words.connectors, trigger)?.inputs.map(({ field }) => field) ?? [];
  }
  if (trigger.kind !== 'connectorEvent') return [];
  const connector = connectorOf(words.connectors, trigger.config.connector);
  return connector?.triggers.find(({ key }) => key === trigger.config.event)?.inputs ?? [];
}
