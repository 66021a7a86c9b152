import { databaseAnswers } from '@rongheng/storage/answers'
import type { App } from './app.ts'

/** `/healthz` for load balancers. */
export function ops(app: App): void {
  app.fastify.get('/healthz', async (_request, reply) => {
    const up = await databaseAnswers(app.deps.db)
    return reply.status(up ? 200 : 503).send({ ok: up })
  })
}
