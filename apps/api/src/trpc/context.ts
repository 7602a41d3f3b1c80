/** What every tRPC procedure is handed. Holds functions, not connections: the router's types stay free of the server. */
import type { Access, Person } from '../contract/access.ts';
import type { ControlPlane } from '../contract/control-plane.ts';

export type TrpcContext = {
  plane: ControlPlane;
  /** The signed-in person; undefined without a valid session. */
  person: Person | undefined;
  /** The tenant named by the request's header (or, for event streams, its query). */
  tenantId: string | undefined;
  /** The person's place in that tenant; undefined when they have none. */
  findAccess(person: Person, tenantId: string): Promise<Access | undefined>;
  /** Counts a call that nobody has to be signed in for against its caller's address. Throws `tooManyRequests`. */
  countOpenCall(): Promise<void>;
  /** Logs a surprise and answers the id the log line carries. */
  logSurprise(error: unknown, procedure: string): string;
};
