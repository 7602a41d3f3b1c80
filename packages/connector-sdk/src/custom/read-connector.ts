/** A custom connector's manifest, from the text somebody typed to what the invoker runs. */
import { type ConnectorManifest, connectorManifest } from '../manifest/connector.ts';
import { connectorFaults } from './connector-faults.ts';
import { issueProblems } from './issue-problems.ts';
import { MAX_MANIFEST_TEXT } from './part-limits.ts';
import { type PartProblem, type Read, refused } from './part-problem.ts';
import { readJson } from './read-json.ts';

const FIELD = 'manifest';

/**
 * Reads a manifest. Its `key` must be the connector's own; a `version` in it is not looked at, because publishing numbers
 * versions. Refuses what the invoker could not run: code, events, names that nothing has.
 */
export function readConnector(text: string, key: string): Read<ConnectorManifest> {
  const json = readJson(text, { field: FIELD, most: MAX_MANIFEST_TEXT });
  if (!json.ok) return refused([json.problem]);
  const { value } = json;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const parsed = connectorManifest.safeParse(isObject ? { ...value, version: '0' } : value, {
    reportInput: true,
  });
  if (!parsed.success) return refused(issueProblems(FIELD, parsed.error));
  const manifest = parsed.data;
  const problems: PartProblem[] = connectorFaults(manifest, key).map((fault) => ({ field: FIELD, ...fault }));
  return problems.length > 0 ? refused(problems) : { ok: true, content: manifest };
}
