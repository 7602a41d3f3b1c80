import type { RequestHandler, Response } from 'express';

export type EventStreams = {
  track: RequestHandler;
  /** Cuts every event stream. Browsers connect again by themselves, to a process that stays. */
  cut(): void;
};

/**
 * Knows the event streams under way. They never end by themselves, so a stop that waits for all answers would wait for ever;
 * and a stream that is ended politely tells the browser that there is nothing more to come.
 */
export function openEventStreams(): EventStreams {
  const underWay = new Set<Response>();
  return {
    track(_request, response, next) {
      underWay.add(response);
      response.once('close', () => underWay.delete(response));
      next();
    },
    cut() {
      for (const response of underWay) if (isEventStream(response)) response.destroy();
    },
  };
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
}
