import http from 'node:http'
import https from 'node:https'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exporterMetrics, ExporterSettings } from '@rongheng/core/watch/kinds/exporter'
import { HttpSettings } from '@rongheng/core/watch/kinds/http'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { exporterProbe } from './exporter.ts'
import { httpProbe } from './http.ts'
import { daemon } from './testing-daemon.ts'
import { heard } from './testing-said.ts'
import {
  authority,
  closedPort,
  endPeers,
  givenFor,
  isOpen,
  listening,
  scratchFolder,
} from './testing-peers.ts'

afterEach(endPeers)
const { certificate, ca, end } = authority()
afterAll(end)

describe('HTTP: who asks, what comes back, whose certificate', () => {
  const look = (url: string, port: number, more: object = {}, secrets: Record<string, string> = {}) =>
    heard(httpProbe)(HttpSettings.parse({ kind: 'http', url, ...more }), givenFor([port], { secrets }))
  const echo = () =>
    listening(
      http.createServer((request, response) => {
        response.writeHead(401).end(`you said ${request.headers.authorization ?? 'nothing'}`)
      }),
    )

  test.each([
    [{ auth: 'basic', user: 'watch' }, { password: 'pass-word-1' }],
    [{ auth: 'bearer' }, { token: 'tok-en-22\n' }],
  ])('a target that says back %j is not quoted', async (auth, secrets) => {
    const port = await echo()
    const seen = await look(`http://127.0.0.1:${port}/`, port, auth, secrets)
    const sample = Buffer.from(seen.sample?.bytes ?? []).toString()
    expect(sample).toMatch(/^you said (Basic|Bearer) •••/)
    for (const secret of ['pass-word-1', 'tok-en-22', Buffer.from('watch:pass-word-1').toString('base64')])
      expect(sample + seen.detail).not.toContain(secret)
  })

  test('the secret is not carried to another site', async () => {
    let sent: string | undefined = 'none yet'
    const other = await listening(
      http.createServer((request, response) => {
        sent = request.headers.authorization
        response.end()
      }),
    )
    const port = await listening(
      http.createServer((_, response) =>
        response.writeHead(302, { location: `http://127.0.0.1:${other}/` }).end(),
      ),
    )
    const settings = HttpSettings.parse({
      kind: 'http',
      url: `http://127.0.0.1:${port}/`,
      redirects: 2,
      auth: 'bearer',
    })
    const seen = await heard(httpProbe)(
      settings,
      givenFor([port, other], { secrets: { token: 'tok-en-22' } }),
    )
    expect(seen.ok).toBe(true)
    expect(sent).toBeUndefined()
  })

  test.each([
    ['更新于 \\d{4}-\\d\\d', false, ''],
    ['更新于 \\d{5}', false, '正文里找不到“更新于 \\d{5}”'],
    ['(?i)ERROR|fatal', true, ''],
    ['更新于', true, '正文符合“更新于”'],
  ])('the expression %s (absent: %s) on a page: %s', async (matches, absent, detail) => {
    const port = await listening(http.createServer((_, response) => response.end('<p>更新于 2026-11-23</p>')))
    expect((await look(`http://127.0.0.1:${port}/`, port, { pattern: { matches, absent } })).detail).toBe(
      detail,
    )
  })

  test('an expression made to take for ever does not', async () => {
    const port = await listening(http.createServer((_, response) => response.end(`${'a'.repeat(500_000)}!`)))
    const started = performance.now()
    const seen = await look(`http://127.0.0.1:${port}/`, port, {
      pattern: { matches: '(a+)+$', absent: false },
    })
    expect(seen.detail).toBe('') // the first 262,144 characters end in an a
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test('a page in GBK is read in GBK', async () => {
    const port = await listening(
      http.createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=gbk' })
        response.end(Buffer.from([0xc8, 0xda, 0xc3, 0xbd, 0xcc, 0xe5])) // 融媒体
      }),
    )
    expect(
      (await look(`http://127.0.0.1:${port}/`, port, { text: { holds: '融媒体', absent: false } })).ok,
    ).toBe(true)
  })

  test('a certificate that nobody known signed is trouble, with its name, its issuer and its days', async () => {
    const port = await listening(
      https.createServer(certificate('127.0.0.1', 30), (_, response) => response.end()),
    )
    const seen = await look(`https://127.0.0.1:${port}/`, port)
    expect(seen.ok).toBe(false)
    expect(seen.detail).toMatch(/^证书链不完整（.+）：127\.0\.0\.1，Test authority 签发，.+（还有 29 天）$/)
    expect(seen.values[6]).toBe(29)
    const taken = await look(`https://127.0.0.1:${port}/`, port, { anyCertificate: true })
    expect(taken).toMatchObject({ ok: true, detail: '' })
    expect(taken.note).toMatch(/^证书有问题：证书链不完整/)
  })

  test('nginx with TLS: every phase has a time, and the certificate its days', async () => {
    const folder = scratchFolder()
    const port = await closedPort()
    const own = certificate('127.0.0.1', 60)
    writeFileSync(path.join(folder, 'site.key'), own.key)
    writeFileSync(path.join(folder, 'site.pem'), own.cert + ca)
    mkdirSync(path.join(folder, 'logs'))
    writeFileSync(
      path.join(folder, 'nginx.conf'),
      `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr; worker_processes 1; events {}
       http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p;
         fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
         server { listen 127.0.0.1:${port} ssl; ssl_certificate ${folder}/site.pem; ssl_certificate_key ${folder}/site.key;
           location / { default_type text/html; return 200 "<title>county news</title>"; }
           location /old { return 301 /; } } }`,
    )
    await daemon('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], () => isOpen(port))
    const seen = await look(`https://127.0.0.1:${port}/old`, port, {
      anyCertificate: true,
      redirects: 1,
      text: { holds: 'county news', absent: false },
      header: { name: 'Server', holds: 'nginx' },
    })
    expect(seen).toMatchObject({ ok: true, detail: '', note: expect.stringContaining('证书') })
    const [dns, connect, tls, firstByte, status, bytes, days] = seen.values
    expect([dns, status, days]).toEqual([null, 200, 59])
    for (const ms of [connect, tls, firstByte]) expect(ms).toBeGreaterThan(0)
    expect(bytes).toBe('<title>county news</title>'.length)
  })
})

describe('exporters', () => {
  const settingsOf = (port: number, more: object = {}) =>
    ExporterSettings.parse({ kind: 'exporter', url: `http://127.0.0.1:${port}/metrics`, ...more })

  test('node_exporter of Debian: memory and time at once, CPU and network from the second reading on', async () => {
    const port = await closedPort()
    await daemon('prometheus-node-exporter', [`--web.listen-address=127.0.0.1:${port}`], () => isOpen(port))
    const settings = settingsOf(port, { metrics: [{ name: '协程', metric: 'go_goroutines', unit: 'count' }] })
    const given = givenFor([port], { timeoutMs: 8_000 })
    await heard(exporterProbe)(settings, given)
    await new Promise((done) => {
      setTimeout(done, 500)
    })
    const seen = await heard(exporterProbe)(settings, given)
    expect(seen).toMatchObject({ ok: true, detail: '' })
    const value = (key: string) =>
      seen.values[exporterMetrics(settings).findIndex((metric) => metric.key === key)]
    for (const key of ['memory', 'uptime', 'own:协程', 'load']) expect(value(key)).toBeGreaterThanOrEqual(0)
    expect(value('memory')).toBeLessThanOrEqual(100)
    expect(value('cpu')).toBeGreaterThanOrEqual(0)
    expect(value('cpu')).toBeLessThanOrEqual(100)
  })

  test('a page of something else, or of nothing, is said', async () => {
    const port = await listening(http.createServer((_, response) => response.end('<html>\nhello\n')))
    expect((await heard(exporterProbe)(settingsOf(port), givenFor([port]))).detail).toBe(
      '回答里没有指标：不是 exporter 的指标页',
    )
  })

  test('a page of 200,000 lines costs little, and one without end is given up', async () => {
    const page = Array.from({ length: 200_000 }, (_, i) => `other_metric{label="${i}"} ${i}`).join('\n')
    const port = await listening(http.createServer((_, response) => response.end(`${page}\nnode_load1 3\n`)))
    const seen = await heard(exporterProbe)(settingsOf(port), givenFor([port], { timeoutMs: 8_000 }))
    expect(seen).toMatchObject({ ok: true })
    expect(seen.values[2]).toBe(3)
    const endless = await listening(
      http.createServer((_, response) => {
        const more = () => {
          while (!response.destroyed && response.write('x_metric 1\n'.repeat(5_000)));
        }
        response.on('drain', more)
        more()
      }),
    )
    const lost = await heard(exporterProbe)(settingsOf(endless), givenFor([endless], { timeoutMs: 10_000 }))
    expect(lost).toMatchObject({ ok: false, detail: '指标页超过 16 MB' })
  })
})
