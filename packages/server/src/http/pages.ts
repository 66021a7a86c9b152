import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App } from './app-types.ts'

/** Serves the built pages. Files under `static/` carry a hash in their name and may be kept for ever; an address without a file's ending is a page of the app. */
export async function pages(app: App, folder: string): Promise<void> {
  await app.fastify.register(fastifyStatic, {
    root: folder,
    serve: false,
    dotfiles: 'deny',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const kept = file.startsWith(path.join(folder, 'static') + path.sep)
      reply.setHeader('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.fastify.get('/*', (request, reply) => {
    const address = decodeURI(request.url.split('?')[0] ?? '/')
    if (/^\/(api|static)\//.test(address) && !path.extname(address)) return reply.callNotFound()
    return reply.sendFile(path.extname(address) ? address : 'index.html')
  })
}
