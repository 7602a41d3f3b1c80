import type { Counters } from '../simulation/counters.ts';
import type { SimClock } from '../simulation/sim-clock.ts';
import type { SimRequest } from '../simulation/sim-http.ts';
import type { Company } from './company.ts';
import type { DateStyle } from './present-entity.ts';
import type { SapVersion } from './sap-error.ts';
import type { SapUser } from './seed/seed-users.ts';
import type { Session } from './sessions.ts';

/** The company and its clock: all that business rules need. */
export type CompanyContext = {
  company: Company;
  clock: SimClock;
  /** Sign-in data of users; passwords never appear in the Users entity. */
  logins: readonly SapUser[];
  /** Minutes east of UTC of the company's local dates and times. */
  utcOffsetMinutes: number;
};

/** What a handler of an authorised call works with. */
export type SapContext = CompanyContext & {
  version: SapVersion;
  request: SimRequest;
  session: Session;
  counters: Counters;
  /** How v1 writes dates. */
  dateStyle: DateStyle;
  /** Strict refuses unknown properties, lenient leaves them out. */
  strict: boolean;
};

/** Today and now in the company's time zone, in the stored forms. */
export function localMoment(context: Pick<CompanyContext, 'clock' | 'utcOffsetMinutes'>): {
  date: string;
  time: string;
} {
  const iso = new Date(context.clock.now() + context.utcOffsetMinutes * 60_000).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 19) };
}

/** `<service root>/$metadata#<what>`: the context address every answer begins with. */
export function metadataAddress(context: Pick<SapContext, 'request' | 'version'>, what: string): string {
  return `${context.request.baseUrl}/b1s/${context.version}/$metadata#${what}`;
}
