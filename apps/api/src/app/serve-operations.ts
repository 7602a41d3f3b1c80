import { countWaitingJobs } from '@flowbridge/queue';
import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';
import type { ApiDeps } from '../deps.ts';

/** `/health` (the process lives), `/ready` (it reaches the database), `/metrics` (Prometheus; no tenant's data). */
export function serveOperations(deps: ApiDeps): Router {
  const router = Router();
  const metrics = openMetrics(deps);
  router.use((request, response, next) => {
    const stop = metrics.seconds.startTimer();
    response.on('finish', () => {
      stop({ method: request.method, face: faceOf(request.originalUrl), status: response.statusCode });
    });
    next();
  });
  router.get('/health', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/ready', async (_request, response) => {
    try {
      await deps.db.pool.query('SELECT 1');
      response.json({ status: 'ready' });
    } catch (error) {
      deps.log.warn({ err: error }, 'not ready: the database does not answer');
      response.status(503).json({ status: 'notReady' });
    }
  });
  router.get('/metrics', async (_request, response) => {
    response.type(register.contentType).send(await register.metrics());
  });
  return router;
}

/** Few values on purpose: a label per path would grow without end. */
function faceOf(url: string): string {
  const [, first = '', second = ''] = url.split('?', 1)[0]?.split('/') ?? [];
  if (first === 'api') return second === 'trpc' || second === 'auth' || second === 'v1' ? second : 'other';
  return first === 'assets' ? 'assets' : 'console';
}

/** Metrics live in the process's one register; a second app in the same process (tests) uses the same ones. */
function openMetrics(deps: ApiDeps) {
  const known = register.getSingleMetric(SECONDS);
  if (known instanceof Histogram) return { seconds: known };
  collectDefaultMetrics();
  new Gauge({
    name: 'flowbridge_queue_waiting_jobs',
    help: 'Jobs that wait for a runner.',
    async collect() {
      this.set(await countWaitingJobs(deps.db.pool));
    },
  });
  const seconds = new Histogram({
    name: SECONDS,
    help: 'Time to answer a request of the control plane.',
    labelNames: ['method', 'face', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
  });
  return { seconds };
}

const SECONDS = 'flowbridge_api_request_seconds';
