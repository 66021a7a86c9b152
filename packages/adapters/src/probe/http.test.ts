import http, { type RequestListener } from 'node:http'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import { HttpSettings } from '@rongheng/core/watch/kinds/http'
import { mayReach } from '@rongheng/core/kernel/address-range'
import type { Seen } from '@rongheng/core/watch/probe'
import { afterEach, expect, test } from 'vitest'
import { httpProbe } from './http.ts'
import { heard } from './testing-said.ts'

const servers: net.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    if (server instanceof http.Server) server.closeAllConnections()
  }
})

const listening = (server: net.Server): Promise<number> => {
  servers.push(server)
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })
}
const site = (answer: RequestListener) => listening(http.createServer(answer))
const look = (port: number, settings: object = {}, timeoutMs = 2_000, own = [port]): Promise<Seen> =>
  heard(httpProbe)(HttpSettings.parse({ kind: 'http', url: `http://127.0.0.1:${port}/`, ...settings }), {
    reach: (address, at) => mayReach({ ranges: [], own: own.map((p) => `127.0.0.1:${p}`) }, address, at),
    timeoutMs,
    secrets: {},
    memory: new Map(),
  })

test('a page that answers is up, with its times, status and size', async () => {
  const port = await site((_, response) => response.end('好的'))
  const seen = await look(port)
  expect(seen).toMatchObject({ ok: true, detail: '' })
  const [dns, connect, tls, firstByte, status, bytes, certificate] = seen.values
  expect([dns, tls, certificate]).toEqual([null, null, null])
  expect([status, bytes]).toEqual([200, 6])
  expect(connect).toBeGreaterThanOrEqual(0)
  expect(firstByte).toBeGreaterThanOrEqual(0)
})

test.each([
  [404, {}, 'HTTP 404'],
  [404, { statuses: ['200-299', '404'] }, ''],
  [302, {}, 'HTTP 302'],
  [200, { text: { holds: '欢迎', absent: false } }, ''],
  [200, { text: { holds: '再见', absent: false } }, '正文里没有“再见”'],
  [200, { text: { holds: '欢迎', absent: true } }, '正文里出现了“欢迎”'],
  [200, { header: { name: 'Content-Type', holds: 'json' } }, '响应头 Content-Type 是“text/plain”'],
  [200, { header: { name: 'X-Cache', holds: 'HIT' } }, '没有响应头 X-Cache'],
  [200, { json: { path: 'a.b[1]', is: '2' } }, '正文不是 JSON'],
])('HTTP %i with %o: %s', async (status, settings, detail) => {
  const port = await site((_, response) => {
    response.writeHead(status, { 'content-type': 'text/plain' }).end('欢迎光临')
  })
  expect((await look(port, settings)).detail).toBe(detail)
})

test.each([
  ['a.b[1]', '2', ''],
  ['a.b[1]', '3', 'a.b[1] 是 2'],
  ['a.c', '', 'JSON 里没有 a.c'],
  ['__proto__', '', 'JSON 里没有 __proto__'],
  ['state', 'ok', ''],
])('of a JSON body %s should be "%s": %s', async (path, is, detail) => {
  const port = await site((_, response) => response.end(JSON.stringify({ a: { b: [1, 2] }, state: 'ok' })))
  expect((await look(port, { json: { path, is } })).detail).toBe(detail)
})

test('what failed is kept as it came', async () => {
  const port = await site((_, response) =>
    response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>维护</h1>'),
  )
  const { sample } = await look(port)
  expect(sample?.mediaType).toBe('text/html')
  expect(Buffer.from(sample?.bytes ?? []).toString()).toBe('<h1>维护</h1>')
})

test('redirects are followed as far as allowed, and a loop ends', async () => {
  const port = await site((request, response) => {
    if (request.url === '/end') response.end('here')
    else response.writeHead(302, { location: request.url === '/loop' ? '/loop' : '/end' }).end()
  })
  expect((await look(port, { redirects: 1 })).ok).toBe(true)
  expect(await look(port, { redirects: 3, url: `http://127.0.0.1:${port}/loop` })).toMatchObject({
    ok: false,
    detail: '超过 3 次跳转',
  })
})

test('a redirect to an address that is not allowed is not followed', async () => {
  let visited = 0
  const secret = await site((_, response) => {
    visited += 1
    response.end('secret')
  })
  const port = await site((_, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${secret}/` }).end(),
  )
  expect(await look(port, { redirects: 2 })).toMatchObject({
    ok: false,
    detail: '地址 127.0.0.1 不在允许的范围内',
  })
  expect(visited).toBe(0)
})

test('a name that answers with this machine reaches nothing that is not listed', async () => {
  const port = await site((_, response) => response.end('secret'))
  const seen = await look(port, { url: `http://localhost:${port}/` }, 2_000, [])
  expect(seen.ok).toBe(false)
  expect(seen.detail).toMatch(/不在允许的范围内$/)
})

test('a target that sends its header byte by byte has failed when the time is over', async () => {
  const port = await listening(
    net.createServer((socket) => {
      socket.on('error', () => {})
      const drip = setInterval(() => socket.write('H'), 20)
      socket.on('close', () => clearInterval(drip))
    }),
  )
  const seen = await look(port, {}, 300)
  expect(seen.ok).toBe(false)
  expect(seen.tookMs).toBeLessThan(1_500)
})

test('a target that never answers, refuses, or hangs up is a reading', async () => {
  const silent = await listening(net.createServer((socket) => socket.on('error', () => {})))
  const rude = await listening(net.createServer((socket) => socket.destroy()))
  expect(await look(silent, {}, 200)).toMatchObject({ ok: false, detail: '0.2 秒内没有完成' })
  expect(await look(rude)).toMatchObject({ ok: false, detail: '连接被断开（ECONNRESET）' })
  expect(await look(1)).toMatchObject({ ok: false, detail: '拒绝连接（ECONNREFUSED）' })
})

test.each([
  {},
  { text: { holds: 'x', absent: false } },
  { json: { path: 'a', is: '1' } },
  { pattern: { matches: 'x', absent: false } },
])(
  'of an answer without end one megabyte is read, and it has failed, whatever was asked: %o',
  async (settings) => {
    let sent = 0
    const port = await site((_, response) => {
      const chunk = Buffer.alloc(65_536, 'x')
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length
      }
      response.on('drain', more)
      more()
    })
    const seen = await look(port, settings, 5_000)
    expect(seen).toMatchObject({ ok: false, detail: '正文超过 1 MB 仍未结束，没有再读' })
    expect(seen.values[5]).toBeLessThan(1_200_000)
    expect(sent).toBeLessThan(8_000_000)
  },
)

test.each([
  [1_000_000, ''],
  [1_000_001, '正文超过 1 MB 仍未结束，没有再读'],
])('a body of %i bytes: %s', async (size, detail) => {
  const port = await site((_, response) => response.end(Buffer.alloc(size, 'x')))
  expect((await look(port)).detail).toBe(detail)
})
