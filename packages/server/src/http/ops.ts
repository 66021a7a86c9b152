import { timingSafeEqual } from 'node:crypto'
import { databaseAnswers } from '@rongheng/storage/answers'
import type { FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { sm3 } from '../sm3.ts'
import { measureWatch } from '../watch/watch-metrics.ts'
import { apiPage } from './api-page.ts'
import type { App } from './app-types.ts'
import { openapi } from './openapi.ts'

const VERSION = '0.1.0'

/** What machines ask: `/healthz`, `/metrics`, the OpenAPI document and its page. */
export function ops(app: App): void {
  const { fastify, deps } = app
  fastify.get('/healthz', async (_request, reply) => {
    const database = await databaseAnswers(deps.db)
    return reply.status(database ? 200 : 503).send({ ok: database, version: VERSION })
  })
  measure(app)
  // Made at the first question: contracts do not change while the program runs.
  let document: object | undefined
  let page: string | undefined
  fastify.get('/api/openapi.json', async () => (document ??= openapi(VERSION)))
  fastify.get('/api/docs', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send((page ??= apiPage())),
  )
}

/** Counts requests and their time by route, and shows it to those who may look. */
function measure({ fastify, deps }: App): void {
  const registry = new Registry()
  // Every 10 ms, as it would be otherwise, the watch on the event loop costs more than all else that an idle server does.
  collectDefaultMetrics({ register: registry, prefix: 'rongheng_', eventLoopMonitoringPrecision: 100 })
  const seconds = new Histogram({
    name: 'rongheng_http_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  measureWatch(registry, deps.db)
  fastify.addHook('onResponse', async (request, reply) => {
    // The route, never the address: ids and queries do not belong into metrics.
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
  fastify.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, deps.metricsToken)) return reply.callNotFound()
    return reply.type(registry.contentType).send(`${await registry.metrics()}\n${deps.moreMetrics?.() ?? ''}`)
  })
}

/** From this machine itself, or with the token. A proxy on this machine makes everybody look local: what it forwards does not count. */
function mayMeasure(request: FastifyRequest, token: string | undefined): boolean {
  const { authorization, forwarded } = request.headers
  if (token && authorization)
    return timingSafeEqual(Buffer.from(sm3(authorization)), Buffer.from(sm3(`Bearer ${token}`)))
  const throughProxy = forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined
  const from = request.socket.remoteAddress ?? ''
  return !throughProxy && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(from)
}
