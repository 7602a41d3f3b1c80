/** Everything a promotion will do, known before anything is changed: also what would keep it from succeeding. */
import type { MergeSide, Parameter } from '@flowbridge/flow';
import type { z } from 'zod';
import { CliError } from '../../cli-error.ts';
import { flowItem, type PlanItem } from '../../client/answers.ts';
import { type Installation, wholePages } from '../../client/connect.ts';
import { listConnections } from '../../find/find-connection.ts';
import { type GivenParameters, parameterValues } from '../../options/read-parameters.ts';
import type { ImportOptions, ItemChoice } from '../import/import-options.ts';
import { bindConnections, type ConnectionMap } from './bind-connections.ts';
import { chooseItems } from './choose-parts.ts';
import type { Source } from './look-at-source.ts';
import { lookAtTarget, type TargetState } from './look-at-target.ts';
import { type FamilyPlan, planFamilies } from './plan-families.ts';

type Values = Record<string, z.core.util.JSONType>;

export type Promotion = {
  source: Source;
  target: TargetState;
  connections: ConnectionMap;
  choices: ItemChoice[];
  /** Empty when the target has no such flows yet: then they are created. */
  families: FamilyPlan[];
  creates: boolean;
  /** Names of flows that are created, and that other flows of the target have already. */
  sameNames: string[];
  /** Values for parameters that get one. */
  parameters: Values;
  /** Conflicts nobody decided, in flows and in parts. */
  open: { flows: number; parts: PlanItem[] };
  /** What would keep it from succeeding. */
  obstacles: CliError[];
  nothingToDo: boolean;
};

export type PlanWishes = {
  map: ReadonlyMap<string, string>;
  given: GivenParameters;
  takeParameters: boolean;
  publishDrafts: boolean;
  options: Pick<ImportOptions, 'choose' | 'chooseAll'>;
  rest: MergeSide | undefined;
};

export async function planPromotion(
  { source, at }: { source: Source; at: Installation },
  { map, given, takeParameters, publishDrafts, options, rest }: PlanWishes,
): Promise<Promotion> {
  const target = await lookAtTarget(at, source);
  const { choices, open: parts } = chooseItems(target.preview.plan.items, { options, rest });
  const connections = bindConnections(source, { at, own: await listConnections(at), map });
  const families = planFamilies(target, { theirs: source.packaged, rest, publishDrafts });
  const creates = families.length === 0;
  const declared = [...declaredOf(source).values()];
  const parameters = {
    ...(takeParameters ? sourceValues(source) : {}),
    ...parameterValues(given, declared),
  };
  const obstacles = [
    missingConnections(at, { connections, families, creates }),
    missingParameters({ declared, families, creates, parameters }),
  ].filter((each) => each !== undefined);
  const upToDate = families.every(({ does }) => does === 'upToDate');
  return {
    ...{ source, target, connections, choices, families, creates, parameters, obstacles },
    sameNames: creates ? await takenNames(at, source) : [],
    open: { flows: families.reduce((sum, { open }) => sum + open, 0), parts },
    nothingToDo: !creates && upToDate && target.preview.becomes === 'same' && parts.length === 0,
  };
}

async function takenNames(at: Installation, { flows }: Source): Promise<string[]> {
  const taken: string[] = [];
  for (const { name } of flows) {
    const near = await at.all('/flows', { item: flowItem, query: { search: name, ...wholePages } });
    if (near.some((each) => each.name === name)) taken.push(name);
  }
  return taken;
}

function declaredOf({ flows }: Source): Map<string, Parameter> {
  return new Map(
    flows.flatMap(({ document }) => document.parameters.map((each) => [each.key, each] as const)),
  );
}

/** Values at the source. Whatever is named like a secret stays there. */
function sourceValues(source: Source): Values {
  const declared = declaredOf(source);
  const values = source.flows.flatMap(({ bindings }) => Object.entries(bindings.parameters));
  return Object.fromEntries(values.filter(([key]) => declared.has(key) && !NAMED_LIKE_A_SECRET.test(key)));
}

const NAMED_LIKE_A_SECRET =
  /password|passwd|passphrase|pwd|secret|token|credential|(api|access|private|sign)_?key/i;

type Needs = Pick<Promotion, 'families' | 'creates'>;

/** New flows need all they use; flows that are there need what is new in them. */
function missingConnections(
  at: Installation,
  { connections, families, creates }: Needs & Pick<Promotion, 'connections'>,
): CliError | undefined {
  const wanted = new Set(families.flatMap(({ newSystems }) => newSystems));
  const missing = [...connections.bound.values()].filter(
    ({ source, target }) => target === undefined && (creates || wanted.has(source.connectorKey)),
  );
  const [first] = missing;
  if (first === undefined) return undefined;
  const names = missing.map(({ source }) => `“${source.name}” (${source.connectorKey})`).join(', ');
  return new CliError('connectionMissing', `${at.name} has no connection that takes the place of ${names}`, {
    path: `connections › ${first.source.connectorKey}`,
    hint: `Make one in the console, or say which: --connection "${first.source.name}=<name or id>". Nothing was changed.`,
  });
}

function missingParameters({
  declared,
  families,
  creates,
  parameters,
}: Needs & { declared: readonly Parameter[]; parameters: Values }): CliError | undefined {
  const asked = creates ? declared : families.flatMap(({ newParameters }) => newParameters);
  const missing = asked.filter(
    ({ key, required, default: usual }) =>
      required === true && (usual === undefined || usual === '') && !Object.hasOwn(parameters, key),
  );
  if (missing.length === 0) return undefined;
  const keys = [...new Set(missing.map(({ key }) => key))];
  return new CliError('parameterMissing', `These parameters need a value: ${keys.join(', ')}`, {
    path: `parameters › ${keys[0]}`,
    hint: 'Give them with --parameter key=value or --parameters file.json, or take those of the source with --take-parameters. Nothing was changed.',
  });
}
