/** Connectors of a tenant's own: a manifest under a key that no built-in connector can have. */
import { connectorFaults, customConnectorKey, isCustomConnector } from '@flowbridge/connector-sdk/custom';
import { type ConnectorManifest, connectorManifest } from '@flowbridge/connector-sdk/manifest';
import { leadActions, usedActions } from '@flowbridge/flow';
import { z } from 'zod';
import { compareJson } from './compare-json.ts';
import type { PartKind, PartPlace } from './part-kind.ts';

/** The key is the part's, the version the tenant's: the manifest says neither. */
const manifest = connectorManifest.omit({ key: true, version: true });

export const connectorPart = z.strictObject({
  kind: z.literal('connector'),
  key: customConnectorKey,
  manifest,
});
export type ConnectorPart = z.infer<typeof connectorPart>;

export const connectorKind: PartKind<ConnectorPart> = {
  kind: 'connector',
  schema: connectorPart,
  names: (part) => part.manifest.names,
  size: (part) => part.manifest.actions.length,
  furtherKey: (key, number) => `${key.slice(0, 50).replace(/-+$/, '')}-${number}`,
  keysIn: (document) => [
    ...new Set(
      usedActions(document).flatMap(({ connector }) => (isCustomConnector(connector) ? connector : [])),
    ),
  ],
  lead: (document, target) =>
    leadActions(document, ({ connector, action }) => {
      const wanted = isCustomConnector(connector) ? target(connector) : undefined;
      return wanted === undefined ? undefined : { connector: wanted, action };
    }),
  faults: (part) =>
    connectorFaults(manifestOf(part), part.key).map(({ path, message }) => ({
      place: ['manifest', ...counted(path)],
      message,
    })),
  texts: (part) => [
    { place: ['key'], text: part.key },
    ...(['en', 'zh'] as const).flatMap((language) => [
      { place: ['manifest', 'names', language], text: part.manifest.names[language] },
      {
        place: ['manifest', 'description', language],
        text: part.manifest.description[language],
        lines: true,
      },
      ...part.manifest.actions.map(({ names }, at) => ({
        place: ['manifest', 'actions', at + 1, 'names', language],
        text: names[language],
      })),
    ]),
  ],
  compare: (one, other) => compareJson(one.manifest, other.manifest),
};

/** As a version of it is stored. */
export function manifestOf({ key, manifest: said }: ConnectorPart): ConnectorManifest {
  return { ...said, key, version: '0' };
}

export function partOfManifest(
  key: string,
  { key: _key, version: _version, ...said }: ConnectorManifest,
): ConnectorPart {
  return { kind: 'connector', key, manifest: said };
}

/** As people count: from 1. */
function counted(path: readonly (string | number)[]): PartPlace {
  return path.map((each) => (typeof each === 'number' ? each + 1 : each));
}
