import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import type { FlowTriggers } from '../flows/flow-triggers.ts';
import { enableFlow } from '../flows/set-flow-enabled.ts';
import { type PublishVersion, publishOne } from './publish-version.ts';

export type FlowToPublish = {
  flowId: string;
  /** Absent: what is published stays. */
  publish?: Omit<PublishVersion, 'tenantId' | 'userId' | 'flowId' | 'triggers'>;
  /** Of the version that is published then. */
  triggers: FlowTriggers;
};

export type PublishFlows = {
  tenantId: string;
  userId: string | null;
  /** In the order in which they are published and enabled: called flows before their callers. */
  flows: readonly FlowToPublish[];
  enable: boolean;
};

export type PublishedFlow = { flowId: string; number: number | undefined };

class MovedOn extends Error {
  readonly flowId: string;
  constructor(flowId: string) {
    super('moved on');
    this.flowId = flowId;
  }
}

/**
 * Publishes and enables several flows: all of them, or none. Answers the new versions' numbers; or the flow whose draft is no
 * longer at its revision.
 */
export async function publishFlows(
  db: Database,
  { tenantId, userId, flows, enable }: PublishFlows,
): Promise<{ published: PublishedFlow[] } | { movedOn: string }> {
  try {
    const published = await inTransaction(db, async (client) => {
      const done: PublishedFlow[] = [];
      for (const { flowId, publish, triggers } of flows) {
        const number =
          publish && (await publishOne(client, { tenantId, userId, flowId, triggers, ...publish }));
        if (publish && number === undefined) throw new MovedOn(flowId);
        if (enable) await enableFlow(client, { tenantId, userId, flowId, triggers, enabled: true });
        done.push({ flowId, number });
      }
      return done;
    });
    return { published };
  } catch (error) {
    if (error instanceof MovedOn) return { movedOn: error.flowId };
    throw error;
  }
}
