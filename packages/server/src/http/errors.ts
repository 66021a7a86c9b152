import type { FieldIssue } from '@rongheng/core/kernel/field-issue'
import { Malformed } from '@rongheng/core/kernel/malformed'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { statusOf } from './status.ts'
import type { AppDeps } from './app-types.ts'

/** What every answer that is not a success says. `code` is a key of the text tables. */
export type ErrorAnswer = {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
  readonly requestId: string
  /** With `kernel.malformed`: what is wrong with which field. */
  readonly fields?: readonly FieldIssue[]
}

/** Turns whatever a request threw into an answer: rules → their code, malformed → 422, anything else → 500 with the request id. */
export const answerError =
  (_deps: AppDeps) =>
  (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const answer = (status: number, code: string, facts = {}, more: Partial<ErrorAnswer> = {}) =>
      void reply.status(status).send({ code, facts, requestId: request.id, ...more } satisfies ErrorAnswer)
    // Who asks too often is told when to come again, in the way that programs understand.
    if (error instanceof Refusal && error.facts['seconds'] !== undefined && statusOf(error.code) === 429)
      reply.header('retry-after', error.facts['seconds'])
    if (error instanceof Refusal) return answer(statusOf(error.code), error.code, error.facts)
    if (error instanceof Malformed) return answer(422, 'kernel.malformed', {}, { fields: error.fields })
    const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
    if (status === 413)
      return answer(413, 'kernel.too-large', {
        limit: Math.floor(request.routeOptions.bodyLimit / 1_048_576),
      })
    if (status < 500) return answer(status, 'kernel.malformed', {}, { fields: [] })
    request.log.error({ err: error }, 'request failed')
    return answer(500, 'kernel.fault', { requestId: request.id })
  }

/** An address that does not exist. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .status(404)
    .send({ code: 'kernel.no-such-address', facts: {}, requestId: request.id } satisfies ErrorAnswer)
}
