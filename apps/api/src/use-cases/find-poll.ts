import { findVersion, loadTenantContext } from '@flowbridge/db';
import { readMoment } from '@flowbridge/expression';
import type { FlowDocument, TriggerOf } from '@flowbridge/flow';
import type { Access } from '../contract/access.ts';
import type { PollInput, Watermark } from '../contract/polls.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

export type FoundPoll = {
  config: TriggerOf<'poll'>['config'];
  /** Polls of its published version are on. */
  isOn: boolean;
  /** IANA zone in which dates without an offset are read. */
  zone: string;
};

/** The tenant's poll trigger, as published; one that is only drawn yet as the draft has it. */
export async function findPoll(
  deps: ApiDeps,
  access: Access,
  { id, triggerId }: PollInput,
): Promise<FoundPoll> {
  const { tenantId } = access;
  const flow = await requireFlow(deps, access, id);
  const versionId = flow.publishedVersionId;
  const version = versionId === null ? undefined : await findVersion(deps.db, { tenantId, versionId });
  const published = version && pollOf(readDocument(version.document), triggerId);
  const config = published ?? pollOf(readDocument(flow.draft), triggerId);
  if (!config) throw notFound('trigger');
  const tenant = await loadTenantContext(deps.db, tenantId);
  const zone = config.schedule.timeZone ?? tenant?.timeZone ?? 'UTC';
  return { config, isOn: flow.enabled && published !== undefined, zone };
}

function pollOf(document: FlowDocument, triggerId: string): FoundPoll['config'] | undefined {
  const trigger = document.triggers.find((each) => each.id === triggerId);
  return trigger?.kind === 'poll' ? trigger.config : undefined;
}

/** What a person gave as a watermark of the trigger's kind: a time in UTC. Refused with `invalidInput` otherwise. */
export function readWatermark(given: Watermark, { config, zone }: FoundPoll, path: string): Watermark {
  const { kind } = config.watermark;
  try {
    if (kind === 'time') return new Date(readMoment(given, zone)).toISOString();
  } catch {
    throw refused(path, 'a date');
  }
  if (kind === 'text') return String(given);
  const number = Number(given);
  if (!Number.isFinite(number)) throw refused(path, 'a number');
  return number;
}

function refused(path: string, wanted: string): Refusal {
  const message = `This is not ${wanted}.`;
  return new Refusal('invalidInput', { path, message, details: { issues: [] } });
}

/** Only what is on asks. */
export function requireOn({ isOn }: FoundPoll): void {
  if (!isOn) throw new Refusal('flowOff', { message: 'The flow is off, or published without this trigger.' });
}
