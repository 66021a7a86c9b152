import type { Actor } from '@rongheng/core/identity/scope'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import type { Ctx, Ports } from '../ctx.ts'

/** Who a request comes from, and whether they must change their password before anything else. */
export type Signed = {
  readonly actor: Actor
  readonly mustChange: boolean
  readonly sessionId?: string
}

/** Finds out who a request comes from; null when nobody is signed in. The browser door reads a cookie, the control socket a name. */
export type Door = {
  readonly via: 'web' | 'cli'
  readonly identify: (request: FastifyRequest, now: Instant) => Promise<Signed | null>
}

/** What the HTTP side needs; main.ts wires it. */
export type AppDeps = {
  readonly db: Db
  readonly ports: Ports
  readonly enqueue: Ctx['enqueue']
  readonly clock: () => Instant
  readonly log: FastifyBaseLogger
  readonly door: Door
  /** Believe X-Forwarded-* of these proxies (addresses or CIDR, comma separated); none when left out. */
  readonly trustProxy?: string
  /** Lets `/metrics` be read from elsewhere with `Authorization: Bearer …`; loopback may always. */
  readonly metricsToken?: string
  /** What else `/metrics` shows, in Prometheus' form. */
  readonly moreMetrics?: () => string
}

/** A server under construction: routes are bound to it by `route`. */
export type App = { readonly fastify: FastifyInstance; readonly deps: AppDeps }
