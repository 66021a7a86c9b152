import { backUp, type BackupSource } from '../back-up.ts'
import type { App } from './app-types.ts'
import { ctxOf, nobody } from './app.ts'

/** What only the control socket offers: the backup, as a stream of any length. */
export function controlRoutes(app: App, source: BackupSource): void {
  app.fastify.get('/control/backup', async (request, reply) => {
    const now = app.deps.clock()
    const signed = (await app.deps.door.identify(request, now)) ?? nobody
    const stream = await backUp(ctxOf(app.deps, request, signed, now), source)
    return reply.header('content-type', 'application/gzip').send(stream)
  })
}
