/** One call of REST v1 as data: routing, checking, the answer and the OpenAPI document are all made from it. */
import type { z } from 'zod';
import type { Access } from '../contract/access.ts';
import type { Capability } from '../contract/capabilities.ts';
import type { ControlPlane } from '../contract/control-plane.ts';
import type { RunFileContent } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';

export type RestContext = { access: Access; plane: ControlPlane; deps: ApiDeps; signal: AbortSignal };

type Shape = z.ZodObject;

/** A value that goes out as JSON, or a file. */
export type RestAnswer = { status: number; body?: unknown; file?: RunFileContent };

export type RestCall = {
  method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI form: `/flows/{id}`. */
  path: string;
  /** Unique name for generated clients. */
  operationId: string;
  summary: string;
  tag:
    | 'Flows'
    | 'Runs'
    | 'Datasets'
    | 'Connections'
    | 'Connectors'
    | 'Templates'
    | 'Tenant'
    | 'Variables'
    | 'Members'
    | 'Credentials';
  needs: Capability;
  params: Shape | undefined;
  query: Shape | undefined;
  body: z.ZodType | undefined;
  /** Schema of the answer by status; of a file, its content type. */
  answers: Record<number, z.ZodType | 'application/octet-stream' | undefined>;
  run(context: RestContext, given: { params: unknown; query: unknown; body: unknown }): Promise<RestAnswer>;
};

type Given<P, Q, B> = {
  params: P extends z.ZodType ? z.output<P> : undefined;
  query: Q extends z.ZodType ? z.output<Q> : undefined;
  body: B extends z.ZodType ? z.output<B> : undefined;
};

/** Declares a call: its handler gets what the schemas made of the request. */
export function defineCall<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(call: {
  method: RestCall['method'];
  path: string;
  operationId: string;
  summary: string;
  tag: RestCall['tag'];
  needs: Capability;
  params?: P;
  query?: Q;
  body?: B;
  answers: RestCall['answers'];
  handle(context: RestContext, given: Given<P, Q, B>): Promise<RestAnswer>;
}): RestCall {
  const { params, query, body, handle, ...rest } = call;
  return {
    ...rest,
    params,
    query,
    body,
    run: (context, raw) =>
      handle(context, {
        params: params?.parse(raw.params),
        query: query?.parse(raw.query),
        body: body?.parse(raw.body ?? {}),
      } as Given<P, Q, B>),
  };
}
