/** Makes a package of flows: keys in the place of the tenant's ids, connectors listed, read as if it came from outside. */
import { isCustomConnector } from '@flowbridge/connector-sdk/custom';
import type { FlowDocument } from '@flowbridge/flow';
import type { PackagePart } from '../parts/part-kinds.ts';
import type { Bilingual } from '../shipped-template.ts';
import { leadCalls } from './calls-of.ts';
import { connectorsOf } from './connectors-of.ts';
import type { PackageConnector, PackageVariable } from './package-content.ts';
import { type ReadContent, readContent } from './read-content.ts';

export type FlowToPack = {
  /** The tenant's id of it; calls of the other flows name it. */
  id: string;
  name: string;
  /** Secrets taken out already. */
  document: FlowDocument;
};

export type BuildContent = {
  names: Bilingual;
  descriptions: Bilingual;
  tags: string[];
  /** The one the template is about comes first. */
  flows: readonly FlowToPack[];
  /** Keys the flows had in the version before, by id: they keep them. */
  keys?: Readonly<Record<string, string>>;
  /** Version of a connector as it is now. */
  versionOf(connector: string): string | undefined;
  /** What a connection of it begins with elsewhere; default nothing. */
  settingsOf?(connector: string): PackageConnector['settings'];
  /** What else the flows use. */
  parts?: readonly PackagePart[];
  variables?: readonly PackageVariable[];
};

/** Answers the content with the key of every flow by its id, or why there can be none. */
export function buildContent(from: BuildContent): { read: ReadContent; keys: Record<string, string> } {
  const keys = keysFor(from.flows, from.keys ?? {});
  const flows = from.flows.map(({ id, name, document }) => ({
    key: keys[id],
    names: { en: name, zh: name },
    document: leadCalls(document, (flow) => keys[flow]),
  }));
  const used = new Set(flows.flatMap(({ document }) => [...connectorsOf(document)]));
  const connectors = [...used]
    .filter((key) => key !== '')
    .sort()
    .map((key): PackageConnector => {
      // A connector of the tenant's own travels itself: its number means nothing elsewhere.
      const version = isCustomConnector(key) ? undefined : from.versionOf(key);
      const settings = from.settingsOf?.(key);
      return {
        key,
        ...(version === undefined ? {} : { version }),
        ...(settings === undefined ? {} : { settings }),
      };
    });
  const { names, descriptions, tags, parts = [], variables = [] } = from;
  const content = {
    ...{ names, descriptions, tags, connectors, flows },
    ...(parts.length === 0 ? {} : { parts }),
    ...(variables.length === 0 ? {} : { variables }),
  };
  return { read: readContent(content), keys };
}

/** `main`, `part2`, `part3` …; a flow of the version before keeps its own, a key once given is not given again. */
function keysFor(
  flows: readonly FlowToPack[],
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const taken = new Set(Object.values(before));
  const keys: Record<string, string> = {};
  flows.forEach(({ id }, index) => {
    let key = Object.hasOwn(before, id) ? before[id] : undefined;
    if (key === undefined) {
      let number = index + 1;
      key = index === 0 ? 'main' : `part${number}`;
      while (taken.has(key)) {
        number += 1;
        key = `part${number}`;
      }
      taken.add(key);
    }
    keys[id] = key;
  });
  return keys;
}
