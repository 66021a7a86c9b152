import { endpoint } from '@rongheng/core/kernel/endpoint'
import { Download } from '@rongheng/core/kernel/file'
import { id } from '@rongheng/core/kernel/id'
import { Malformed } from '@rongheng/core/kernel/malformed'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { requestOf } from '@rongheng/core/kernel/request'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Ports } from '../ctx.ts'
import type { App, Signed } from './app-types.ts'
import { buildApp } from './app.ts'
import { makeLog } from './log.ts'
import { route } from './route.ts'

const unitIds = ['unt_1']
const owner: Signed = {
  actor: { id: 'usr_li', name: '李', grants: [], permissions: new Map([['project.read', { unitIds }]]) },
  mustChange: false,
}

async function appWith(bind: (app: App) => void, signed: Signed | null = owner, logged: string[] = []) {
  const app = await buildApp({
    db: {} as Db,
    ports: {} as Ports,
    enqueue: async () => {},
    clock: () => Date.UTC(2023, 5, 30) as Instant,
    log: makeLog('info', { write: (line) => void logged.push(line) }),
    door: { via: 'web', identify: async () => signed },
  })
  bind(app)
  return app.fastify
}

const read = endpoint({
  method: 'GET',
  path: '/api/things/:thingId',
  permission: 'project.read',
  summary: 'A thing.',
  input: z.object({
    thingId: z.string(),
    year: z.int(),
    states: z.array(z.string()).default([]),
    deep: z.boolean().optional(),
  }),
  output: z.object({
    thingId: z.string(),
    year: z.int(),
    states: z.array(z.string()),
    deep: z.boolean().optional(),
  }),
})

test('path and query become the types of the contract, and requestOf writes what the server reads', async () => {
  const app = await appWith((a) => route(a, read, async (_ctx, input) => ({ ...input, secret: 'x' })))
  const input = { thingId: 'a/b 财', year: 2023, states: ['一', '二'], deep: true }
  const answer = await app.inject({ method: 'GET', url: requestOf(read, input).url })
  expect(answer.json()).toEqual(input) // and the secret, which the contract does not name, stayed inside
  expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  expect(answer.headers['x-request-id']).toMatch(/^req_/)
})

test('malformed input is answered 422 with the path of the field', async () => {
  const app = await appWith((a) => route(a, read, async (_ctx, input) => input))
  const answer = await app.inject({ method: 'GET', url: '/api/things/a?year=twenty' })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'kernel.malformed', fields: [{ path: 'year' }] })
})

test('what is wrong with a field beside what is on record is answered as one that is malformed', async () => {
  const fields = [{ path: 'year', code: 'thing.year-taken', facts: { other: '甲' } }]
  const app = await appWith((a) =>
    route(a, read, async () => {
      throw new Malformed(fields)
    }),
  )
  const answer = await app.inject({ method: 'GET', url: '/api/things/a?year=2023' })
  expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'kernel.malformed', fields }])
})

test('who asks too often is answered 429, and told when to come again where programs look for it', async () => {
  const app = await appWith((a) =>
    route(a, read, async () => {
      throw new Refusal('kernel.too-often', { seconds: 7 })
    }),
  )
  const answer = await app.inject({ method: 'GET', url: '/api/things/a?year=2023' })
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '7'])
})

test.each([
  { who: 'nobody', signed: null, status: 401, code: 'identity.not-signed-in' },
  {
    who: 'somebody without the permission',
    signed: { ...owner, actor: { ...owner.actor, permissions: new Map() } },
    status: 403,
    code: 'identity.not-allowed',
  },
  {
    who: 'somebody with a one-time password',
    signed: { ...owner, mustChange: true },
    status: 403,
    code: 'identity.must-change-password',
  },
])('$who is refused with $code', async ({ signed, status, code }) => {
  const app = await appWith((a) => route(a, read, async (_ctx, input) => input), signed)
  const answer = await app.inject({ method: 'GET', url: '/api/things/a?year=2023' })
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test('a refusal carries its code, facts and request id; a bug shows nothing but the request id', async () => {
  const logged: string[] = []
  const app = await appWith(
    (a) =>
      route(a, read, async (_ctx, input) => {
        if (input.year === 2023) throw new Refusal('thing.no-such-thing', { id: input.thingId })
        throw new Error('password is hunter2')
      }),
    owner,
    logged,
  )
  const refused = await app.inject({ method: 'GET', url: '/api/things/a?year=2023' })
  expect([refused.statusCode, refused.json()]).toEqual([
    404,
    { code: 'thing.no-such-thing', facts: { id: 'a' }, requestId: refused.headers['x-request-id'] },
  ])
  const failed = await app.inject({ method: 'GET', url: '/api/things/a?year=2024' })
  expect(failed.statusCode).toBe(500)
  expect(failed.body).not.toContain('hunter2')
  expect(logged.join()).toContain(failed.headers['x-request-id'])
})

const upload = endpoint({
  method: 'POST',
  path: '/api/files',
  permission: 'project.read',
  summary: 'Takes a file.',
  input: z.object({ name: z.string() }),
  output: z.object({ name: z.string(), size: z.int() }),
  upload: { maxBytes: 10 },
})

test('an upload arrives as bytes whatever type it claims, up to its limit', async () => {
  const app = await appWith((a) =>
    route(a, upload, async (_ctx, { name }, bytes) => ({ name, size: bytes.byteLength })),
  )
  const url = requestOf(upload, { name: '账.json' }).url
  const headers = { 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url, headers, payload: Buffer.from('not json') })
  expect(answer.json()).toEqual({ name: '账.json', size: 8 })
  const large = await app.inject({ method: 'POST', url, headers, payload: Buffer.alloc(11) })
  expect([large.statusCode, large.json().code]).toEqual([413, 'kernel.too-large'])
})

test('a download keeps its Chinese name and its type', async () => {
  const download = endpoint({
    method: 'GET',
    path: '/api/report',
    permission: 'project.read',
    summary: 'A report.',
    input: z.object({}),
    output: Download,
    download: true,
  })
  const app = await appWith((a) =>
    route(a, download, async () => ({
      name: '自评表"1".xlsx',
      mediaType: 'application/vnd.ms-excel',
      bytes: new Uint8Array([1, 2, 3]),
    })),
  )
  const answer = await app.inject({ method: 'GET', url: '/api/report' })
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="____1_.xlsx"; filename*=UTF-8''%E8%87%AA%E8%AF%84%E8%A1%A8%221%22.xlsx`,
  )
  expect([...answer.rawPayload]).toEqual([1, 2, 3])
})

test.each([
  { from: 'another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
  { from: 'another origin over plain http', headers: { origin: 'http://evil.example' }, status: 403 },
  {
    from: 'our host on another port',
    headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:9999' },
    status: 403,
  },
  {
    from: 'our own page',
    headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' },
    status: 200,
  },
  { from: 'a program that is no browser', headers: {}, status: 200 },
])('a write from $from is answered $status', async ({ headers, status }) => {
  const app = await appWith((a) => route(a, upload, async (_ctx, { name }) => ({ name, size: 0 })))
  const answer = await app.inject({
    method: 'POST',
    url: '/api/files?name=a',
    headers: { host: 'localhost', ...headers },
    payload: '',
  })
  expect(answer.statusCode).toBe(status)
})

test('behind a proxy that is not trusted, the refusal names the setting instead of blaming another website', async () => {
  const app = await appWith((a) => route(a, upload, async (_ctx, { name }) => ({ name, size: 0 })))
  const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin', origin: 'https://localhost' }
  const answer = await app.inject({ method: 'POST', url: '/api/files?name=a', headers, payload: '' })
  expect(answer.statusCode).toBe(403)
  expect(answer.json()).toMatchObject({ code: 'identity.proxy-not-trusted' })
})

test('characters that nobody can see or store do not get in', async () => {
  const app = await appWith((a) => route(a, read, async (_ctx, input) => input))
  const answer = await app.inject({ method: 'GET', url: '/api/things/a?year=2023&states=%E4%B8%80%00' })
  expect(answer.json()).toMatchObject({ states: ['一'] })
})

test('an address that cannot be that of a record is answered 404, like one whose record is gone', async () => {
  const typed = endpoint({ ...read, input: z.object({ thingId: id('thg') }), output: z.object({}) })
  const app = await appWith((a) => route(a, typed, async () => ({})))
  const answer = await app.inject({ method: 'GET', url: '/api/things/xx' })
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'kernel.no-such-record'])
})
