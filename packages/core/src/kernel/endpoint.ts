import type { z } from 'zod'

/**
 * One HTTP endpoint, described once and read by the server, the web and the CLI.
 *
 * Input is gathered from path, query and JSON body, in that order of precedence. With `upload`, the request body is the
 * raw bytes of one file instead. With `download`, `output` must be `Download` and the answer is the file itself.
 */
export type Endpoint<
  I extends z.core.$ZodType = z.core.$ZodType,
  O extends z.core.$ZodType = z.core.$ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify style, `/api/projects/:projectId`. */
  readonly path: string
  /** A permission of identity/permissions.ts; `public` needs no session, `signed-in` any session, `agent` the token of an agent. */
  readonly permission: string
  /** One English sentence for the API page. */
  readonly summary: string
  readonly input: I
  readonly output: O
  readonly upload?: { readonly maxBytes: number }
  readonly download?: true
}

/** Declares an endpoint; the types of its input and output are kept. */
export const endpoint = <I extends z.core.$ZodType, O extends z.core.$ZodType>(
  e: Endpoint<I, O>,
): Endpoint<I, O> => e
