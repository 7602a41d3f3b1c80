import { type PackageConnector, type PackagePart, partKind } from '@flowbridge/templates';
import type { PackageSetting, PartHeadItem } from '../../../contract/package-parts.ts';
import type { ApiDeps } from '../../../deps.ts';

/** A part without what is in it. */
export function partHead(part: PackagePart): PartHeadItem {
  const kind = partKind(part.kind);
  return { kind: part.kind, key: part.key, names: kind.names(part), size: kind.size(part) };
}

/** Settings of a connector as people read them. */
export function viewSettings(
  deps: ApiDeps,
  connector: string,
  settings: PackageConnector['settings'] = {},
): PackageSetting[] {
  const fields = deps.connectors.find(connector)?.variables ?? [];
  return Object.entries(settings).map(([key, value]) => ({
    key,
    names: fields.find((field) => field.key === key)?.names ?? { en: key, zh: key },
    value,
  }));
}
