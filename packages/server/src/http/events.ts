import { UNATTENDED } from '@rongheng/core/identity/attendance'
import type { Permission } from '@rongheng/core/identity/permissions'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { FastifyRequest } from 'fastify'
import type { App } from './app-types.ts'

/** One event for a page. `id` is what the browser names when it asks again after a break; null leaves it as it was. */
export type Event = { readonly event: string; readonly id: string | null; readonly data: unknown }

/** Who listens, what they have already ('' for nothing), and what they asked to hear of ('' where they did not say). */
export type Listening = { readonly scope: Scope; readonly has: string; readonly of: string }

const BEAT_MS = 15_000
/** As long as this a session that has ended may still be told. */
const ASK_AGAIN_MS = 60_000
/** A listener that takes nothing up is let go at so many bytes; it asks again when it can. */
const MOST_WAITING = 2_000_000
const MOST_LISTENERS = 1_000

/**
 * A stream of server-sent events for those who hold a permission. Listening is no presence: it puts off no end of a session, and
 * ends with it.
 *
 * @param begin is given who listens; it tells, and gives back how to end
 */
export function events(
  app: App,
  path: string,
  permission: Permission,
  begin: (listening: Listening, tell: (event: Event) => void) => () => void,
): void {
  const { deps } = app
  let listening = 0
  const scopeFor = async (request: FastifyRequest): Promise<Scope | null> => {
    request.headers[UNATTENDED] ??= '1'
    const signed = await deps.door.identify(request, deps.clock())
    if (!signed || signed.mustChange) return null
    const scope = signed.actor.permissions.get(permission)
    return scope && scope.unitIds.length > 0 ? scope : null
  }
  app.fastify.get(path, async (request, reply) => {
    const scope = await scopeFor(request)
    if (!scope) throw new Refusal('identity.not-signed-in')
    if (listening >= MOST_LISTENERS) return reply.status(503).header('retry-after', '30').send()
    listening++
    const query = request.query as { readonly rev?: string; readonly of?: string }
    const has = request.headers['last-event-id'] ?? query.rev ?? ''
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies that gather answers would hold events back.
      'x-accel-buffering': 'no',
    })
    const write = (text: string) => {
      if (raw.writableLength > MOST_WAITING) raw.destroy()
      else raw.write(text)
    }
    write('retry: 3000\n\n')
    const asked = { scope, has: String(has), of: String(query.of ?? '') }
    const end = begin(asked, ({ event, id, data }) =>
      write(`event: ${event}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`),
    )
    const beat = setInterval(() => write(': beat\n\n'), BEAT_MS)
    const ask = setInterval(() => {
      scopeFor(request).then(
        (still) => {
          if (still?.unitIds.join() !== scope.unitIds.join()) raw.end()
        },
        // The database is away: that ends no session.
        () => undefined,
      )
    }, ASK_AGAIN_MS)
    raw.on('close', () => {
      listening--
      end()
      clearInterval(beat)
      clearInterval(ask)
    })
    return reply
  })
}
