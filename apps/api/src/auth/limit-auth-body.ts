import type { RequestHandler } from 'express';
import { Refusal } from '../contract/refusal.ts';

/** Sign-in forms are small. better-auth reads a body whole, so its length has to be told and fit before it is read. */
const MAX_BYTES = 65_536;

export const limitAuthBody: RequestHandler = (request, _response, next) => {
  const length = Number(request.headers['content-length'] ?? 0);
  const untold = request.headers['transfer-encoding'] !== undefined;
  if (untold || !(length <= MAX_BYTES)) {
    next(new Refusal('bodyTooLarge', { message: `At most ${MAX_BYTES} bytes, with their length told.` }));
    return;
  }
  next();
};
