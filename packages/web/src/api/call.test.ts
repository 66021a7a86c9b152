import { endpoint } from '@rongheng/core/kernel/endpoint'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ApiError } from './api-error.ts'
import { addressOf, call } from './call.ts'
import { sentenceOf } from './sentence.ts'

const input = z.object({ projectId: z.string(), year: z.int(), tags: z.array(z.string()).optional() })
const read = endpoint({
  method: 'GET',
  path: '/api/projects/:projectId/payments',
  permission: 'payment.read',
  summary: '',
  input,
  output: z.object({ ok: z.boolean() }),
})
const write = endpoint({ ...read, method: 'POST' })

const answer = (status: number, body: string) =>
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body, { status }))
afterEach(() => vi.restoreAllMocks())

test('the path takes its parts, encoded, and what is left stays', () => {
  expect(addressOf('/api/a/:id/b', { id: 'x/y', n: 1 })).toEqual({ url: '/api/a/x%2Fy/b', rest: { n: 1 } })
})

test('a read puts the rest into the query, lists as repeated names', async () => {
  const fetched = answer(200, '{"ok":true}')
  expect(await call(read, { projectId: 'prj_1', year: 2023, tags: ['a', 'b'] })).toEqual({ ok: true })
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/projects/prj_1/payments?year=2023&tags=a&tags=b')
})

test('a write puts it into the body', async () => {
  const fetched = answer(200, '{"ok":true}')
  await call(write, { projectId: 'prj_1', year: 2023 })
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/projects/prj_1/payments')
  expect(fetched.mock.calls[0]?.[1]?.body).toBe('{"year":2023}')
})

test.each([
  [409, '{"code":"kernel.stale","facts":{},"requestId":"req_1"}', '这条记录刚被别人改过'],
  [500, '{"code":"kernel.fault","facts":{},"requestId":"req_1"}', 'req_1'],
  [502, '<html>Bad gateway</html>', '系统出了故障'],
  [
    422,
    '{"code":"kernel.malformed","facts":{},"fields":[{"path":"year","code":"field.too-large","facts":{"max":2199}}]}',
    '有 1 处填写需要更正。',
  ],
])('status %i is told as a sentence', async (status, body, said) => {
  answer(status, body)
  const error = await call(read, { projectId: 'prj_1', year: 2023 }).catch((refused: unknown) => refused)
  expect(error).toBeInstanceOf(ApiError)
  expect(sentenceOf(error, 'zh-CN')).toContain(said)
})

test('a server out of reach is told as such', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
  const error = await call(read, { projectId: 'prj_1', year: 2023 }).catch((refused: unknown) => refused)
  expect(sentenceOf(error, 'zh-CN')).toContain('连不上服务器')
})
