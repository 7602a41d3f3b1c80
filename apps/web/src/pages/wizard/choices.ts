/** What is chosen in the wizard, and between that and the bindings of each flow. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import {
  type FlowDocument,
  type JsonValue,
  type Parameter,
  type Step,
  sameValue,
  type Trigger,
} from '@flowbridge/flow';
import { z } from 'zod';
import { initialText, jsonFault, type ParameterText, readParameters } from '../templates/parameter-text.ts';

export type WizardBindings = { connections: Record<string, string>; parameters: Record<string, JsonValue> };
/** A flow that is there, or one of a template that is still to be made; then its id is its key in the package. */
export type WizardFlow = { id: string; name: string; document: FlowDocument; bindings: WizardBindings };

export const choicesSchema = z.object({
  /** Connection by connector: for all flows alike. */
  connections: z.record(z.string(), z.string()),
  /** By flow: connections that differ there, by connector, or by step or trigger id. */
  different: z.record(z.string(), z.record(z.string(), z.string())),
  /** What the inputs of the parameters hold, by field. */
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Choices = z.infer<typeof choicesSchema>;

export type Place = { id: string; step: Step } | { id: string; trigger: Trigger };
export type ConnectorUse = {
  connector: ConnectorManifest;
  flows: { flow: WizardFlow; places: Place[] }[];
};

/** The systems the flows need a connection to, with every step and trigger that uses it. */
export function connectorUses(
  flows: readonly WizardFlow[],
  connectors: readonly ConnectorManifest[],
): ConnectorUse[] {
  return connectors
    .filter(({ auth, variables }) => auth.kind !== 'none' || variables.length > 0)
    .flatMap((connector) => {
      const using = flows.flatMap((flow) => {
        const places = placesOf(flow.document).filter((each) => connectorOf(each) === connector.key);
        return places.length === 0 ? [] : [{ flow, places }];
      });
      return using.length === 0 ? [] : [{ connector, flows: using }];
    });
}

function placesOf({ triggers, steps }: FlowDocument): Place[] {
  return [
    ...triggers.map((trigger) => ({ id: String(trigger.id), trigger })),
    ...Object.values(steps).map((step) => ({ id: String(step.id), step })),
  ];
}

function connectorOf(place: Place): string | undefined {
  if ('step' in place) return place.step.kind === 'action' ? place.step.config.connector : undefined;
  const { trigger } = place;
  return trigger.kind === 'poll' || trigger.kind === 'connectorEvent' ? trigger.config.connector : undefined;
}

/** A question of the wizard: one parameter, for all flows that have it alike, or of one flow whose value differs. */
export type ParameterQuestion = {
  id: string;
  parameter: Parameter;
  flows: WizardFlow[];
  /** True: other flows have the same parameter with another value. */
  ofOne: boolean;
};

export function parameterQuestions(flows: readonly WizardFlow[]): ParameterQuestion[] {
  const byKey = new Map<string, { flow: WizardFlow; parameter: Parameter }[]>();
  for (const flow of flows) {
    for (const parameter of flow.document.parameters)
      byKey.set(parameter.key, [...(byKey.get(parameter.key) ?? []), { flow, parameter }]);
  }
  return [...byKey].flatMap(([key, declared]): ParameterQuestion[] => {
    const [first] = declared;
    if (!first) return [];
    const alike = declared.every(
      ({ flow, parameter }) =>
        parameter.type === first.parameter.type &&
        sameValue(flow.bindings.parameters[key], first.flow.bindings.parameters[key]),
    );
    if (alike)
      return [{ id: key, parameter: first.parameter, flows: declared.map(({ flow }) => flow), ofOne: false }];
    return declared.map(({ flow, parameter }) => ({
      id: `${flow.id}/${key}`,
      parameter,
      flows: [flow],
      ofOne: true,
    }));
  });
}

/** What the flows are bound to now, as choices: what most of them use is for all alike, the rest differs. */
export function choicesOf(flows: readonly WizardFlow[], uses: readonly ConnectorUse[]): Choices {
  const choices: Choices = { connections: {}, different: {}, parameters: {} };
  const differ = (flowId: string, place: string, connection: string) => {
    choices.different[flowId] = { ...choices.different[flowId], [place]: connection };
  };
  for (const { connector, flows: using } of uses) {
    const bound = using.map(({ flow }) => flow.bindings.connections[connector.key]);
    const shared = mostCommon(bound);
    if (shared !== undefined) choices.connections[connector.key] = shared;
    using.forEach(({ flow, places }, index) => {
      const own = bound[index];
      if (own !== undefined && own !== shared) differ(flow.id, connector.key, own);
      for (const { id } of places) {
        const connection = flow.bindings.connections[id];
        if (connection !== undefined) differ(flow.id, id, connection);
      }
    });
  }
  for (const { id, parameter, flows: asking } of parameterQuestions(flows)) {
    const bound = asking[0]?.bindings.parameters[parameter.key];
    const text = initialText(bound === undefined ? parameter : { ...parameter, default: bound });
    if (text !== undefined) choices.parameters[id] = text;
  }
  return choices;
}

function mostCommon(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
}

/** What one flow is bound to by the choices. A value that is the parameter's default and was never bound stays the default. */
export function bindingsOf(
  flow: WizardFlow,
  flows: readonly WizardFlow[],
  uses: readonly ConnectorUse[],
  choices: Choices,
): WizardBindings {
  const different = choices.different[flow.id] ?? {};
  const connections: Record<string, string> = {};
  for (const { connector, flows: using } of uses) {
    const places = using.find((each) => each.flow.id === flow.id)?.places;
    if (places === undefined) continue;
    const own = different[connector.key] ?? choices.connections[connector.key];
    if (own !== undefined) connections[connector.key] = own;
    for (const { id } of places) {
      const connection = different[id];
      if (connection !== undefined) connections[id] = connection;
    }
  }
  const parameters: Record<string, JsonValue> = {};
  for (const { id, parameter, flows: asking } of parameterQuestions(flows)) {
    if (!asking.some((each) => each.id === flow.id)) continue;
    const before = flow.bindings.parameters[parameter.key];
    const text = choices.parameters[id];
    const value = isUnreadable(parameter, text)
      ? before
      : readParameters([parameter], { [parameter.key]: text })[parameter.key];
    if (value === undefined || (before === undefined && sameValue(value, parameter.default))) continue;
    parameters[parameter.key] = value;
  }
  return { connections, parameters };
}

/** JSON that is still being typed counts for nothing: its field says so, and is asked before anything is saved. */
function isUnreadable({ type }: Parameter, text: ParameterText): boolean {
  return type === 'json' && typeof text === 'string' && text !== '' && jsonFault(text) !== undefined;
}

/** The systems that still need a connection somewhere. */
export function openConnectors(
  uses: readonly ConnectorUse[],
  { connections, different }: Choices,
): ConnectorUse[] {
  return uses.filter(({ connector, flows }) => {
    if (connector.connectionOptional === true || connections[connector.key] !== undefined) return false;
    return flows.some(({ flow, places }) => {
      const own = different[flow.id] ?? {};
      return own[connector.key] === undefined && places.some(({ id }) => own[id] === undefined);
    });
  });
}
