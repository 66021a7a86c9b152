import { allEndpoints } from '@rongheng/core/api'
import type { Instant } from '@rongheng/core/kernel/time'
import { testDb } from '@rongheng/storage/testing'
import { expect, test } from 'vitest'
import type { Ports } from '../ctx.ts'
import { allRoutes } from '../routes.ts'
import { buildApp } from './app.ts'
import { makeLog } from './log.ts'

const { fastify, ...app } = await buildApp({
  db: await testDb(),
  ports: {} as Ports,
  enqueue: async () => {},
  clock: () => Date.UTC(2023, 5, 30) as Instant,
  log: makeLog('silent'),
  door: { via: 'web', identify: async () => null },
  metricsToken: 'let-me-in',
})
for (const bind of allRoutes) bind({ fastify, ...app })

test('every contract is bound to a route and stands in the OpenAPI document', async () => {
  await fastify.ready()
  const document = (await fastify.inject('/api/openapi.json')).json()
  for (const { name, endpoint } of allEndpoints()) {
    expect([name, fastify.hasRoute({ method: endpoint.method, url: endpoint.path })]).toEqual([name, true])
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    expect(document.paths[path][endpoint.method.toLowerCase()].operationId).toBe(name)
  }
})

test('the API page is one page without scripts that names every endpoint', async () => {
  const page = await fastify.inject('/api/docs')
  expect(page.headers['content-type']).toContain('text/html')
  expect(page.body).not.toContain('<script')
  for (const { name } of allEndpoints()) expect(page.body).toContain(`id="${name}"`)
})

test('health asks the database', async () => {
  expect((await fastify.inject('/healthz')).json()).toMatchObject({ ok: true })
})

test.each([
  { from: 'this machine', headers: {}, remoteAddress: '127.0.0.1', status: 200 },
  { from: 'elsewhere', headers: {}, remoteAddress: '10.0.0.8', status: 404 },
  {
    from: 'elsewhere through a proxy here',
    headers: { 'x-forwarded-for': '10.0.0.8' },
    remoteAddress: '127.0.0.1',
    status: 404,
  },
  {
    from: 'elsewhere with the token',
    headers: { authorization: 'Bearer let-me-in' },
    remoteAddress: '10.0.0.8',
    status: 200,
  },
  {
    from: 'elsewhere with a wrong token',
    headers: { authorization: 'Bearer no' },
    remoteAddress: '10.0.0.8',
    status: 404,
  },
])('metrics asked from $from: $status', async ({ headers, remoteAddress, status }) => {
  const answer = await fastify.inject({ url: '/metrics', headers, remoteAddress })
  expect(answer.statusCode).toBe(status)
  if (status === 200) expect(answer.body).toContain('rongheng_http_seconds')
})
