/**
 * Which jobs this process holds: fetched and neither returned nor done. The queue's library keeps its local queue to itself, but
 * tells of every step.
 */
import type { EventEmitter } from 'node:events';

type Told = { id: string };

export function trackHeldJobs(events: EventEmitter): ReadonlySet<string> {
  const held = new Set<string>();
  events.on('localQueue:getJobs:complete', ({ jobs }: { jobs: readonly Told[] }) => {
    for (const { id } of jobs) held.add(id);
  });
  events.on('localQueue:returnJobs', ({ jobs }: { jobs: readonly Told[] }) => {
    for (const { id } of jobs) held.delete(id);
  });
  events.on('job:start', ({ job }: { job: Told }) => held.add(job.id));
  events.on('job:complete', ({ job }: { job: Told }) => held.delete(job.id));
  return held;
}
