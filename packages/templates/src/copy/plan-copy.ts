/** What taking a package would meet at home, item by item. Pure: the caller reads what the tenant has. */
import type { ExpressionLanguage } from '@flowbridge/flow';
import type { PackageContent, PackageFlow } from '../package/package-content.ts';
import { hashPart, type PackagePart } from '../parts/part-kinds.ts';
import { type CopyItem, type ItemKind, type ItemOrigin, stateOf, usualChoice } from './copy-item.ts';
import { hashFlow, type KeyAtHome, leadFlow } from './lead-flow.ts';

/** What the tenant has of what may meet the package. */
export type Home = {
  /** The newest version of its copy of this template; absent: none yet. */
  copy?: PackageContent;
  /** Its parts under the keys of the package's, those of its copy, and those they were given here. */
  parts: readonly PackagePart[];
  /** How things came from this template: its flows into this copy, its parts into the tenant. */
  origins: readonly ItemOrigin[];
};

export type PlanCopy = {
  theirs: PackageContent;
  /** Of the template. */
  version: number;
  home: Home;
  language: ExpressionLanguage;
};

/** Flows first, as the package has them, then parts. */
export function planCopy({ theirs, version, home, language }: PlanCopy): CopyItem[] {
  const at = keyAtHome(home.origins);
  const flows = theirs.flows.map((flow): CopyItem => {
    const led = leadFlow(flow, at, language);
    const mine = home.copy?.flows.find(({ key }) => key === led.key);
    const origin = originOf(home.origins, 'flow', flow.key);
    const hashes = { theirs: hashFlow(led), mine: mine && hashFlow(mine) };
    return {
      kind: 'flow',
      ...item<PackageFlow>({ theirs: flow, mine, origin, key: led.key, hashes, version }),
    };
  });
  const parts = (theirs.parts ?? []).map((part): CopyItem => {
    const key = at(part.kind, part.key);
    const mine = home.parts.find((each) => each.kind === part.kind && each.key === key);
    const origin = originOf(home.origins, part.kind, part.key);
    const hashes = { theirs: hashPart(part), mine: mine && hashPart(mine) };
    return { kind: part.kind, ...item<PackagePart>({ theirs: part, mine, origin, key, hashes, version }) };
  });
  return [...flows, ...parts];
}

/** Where both were kept, theirs has a key of its own at home; otherwise that of the package. */
export function keyAtHome(origins: readonly ItemOrigin[]): KeyAtHome {
  const keys = new Map(origins.map(({ kind, packageKey, key }) => [`${kind} ${packageKey}`, key]));
  return (kind, packageKey) => keys.get(`${kind} ${packageKey}`) ?? packageKey;
}

function originOf(origins: readonly ItemOrigin[], kind: ItemKind, packageKey: string) {
  return origins.find((each) => each.kind === kind && each.packageKey === packageKey);
}

function item<Thing extends { key: string }>(given: {
  theirs: Thing;
  mine: Thing | undefined;
  origin: ItemOrigin | undefined;
  key: string;
  hashes: { theirs: string; mine: string | undefined };
  version: number;
}) {
  const { theirs, mine, origin, key, hashes, version } = given;
  const state = stateOf(hashes, origin, version);
  return {
    ...{ packageKey: theirs.key, key, state, choice: usualChoice(state, origin), theirs },
    ...(mine === undefined ? {} : { mine }),
    ...(origin === undefined ? {} : { origin }),
  };
}
