import { execFile, spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import type { Instant } from '@rongheng/core/kernel/time'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openSims, quiet, troubleOf } from './testing.ts'

const sims = await openSims()
afterAll(() => sims.close())
afterEach(() => {
  sims.clock.at = quiet
})
const site = (path: string) => `http://127.0.0.1:${sims.port(0)}${path}`
const run = promisify(execFile)
const missing = (program: string) => spawnSync(program, ['-V']).error !== undefined

test('an interface answers as JSON, a page as HTML, and nothing else is there', async () => {
  const news = await fetch(site('/app-news'))
  expect(await news.json()).toMatchObject({ code: 0, data: { total: 5 } })
  expect(await (await fetch(site('/app-cms'))).text()).toContain('请登录')
  expect((await fetch(site('/nowhere'))).status).toBe(404)
  expect((await fetch(site('/app-news/more'))).status).toBe(404)
})

test('what was wrong in the scenario is wrong with the site', async () => {
  sims.clock.at = troubleOf('app-audit', 'error')
  expect((await fetch(site('/app-audit'))).status).toBe(502)
  sims.clock.at = troubleOf('subtitle', 'refused')
  await expect(fetch(site('/subtitle'))).rejects.toThrow('fetch failed')
  sims.clock.at = troubleOf('app-api', 'slow')
  const begun = performance.now()
  expect((await fetch(site('/app-api'))).status).toBe(200)
  // Nine times its usual 38 ms or so.
  expect(performance.now() - begun).toBeGreaterThan(150)
})

test('a site that is silent takes the connection and says nothing', async () => {
  sims.clock.at = troubleOf('newsroom', 'silent')
  await expect(fetch(site('/newsroom'), { signal: AbortSignal.timeout(300) })).rejects.toThrow('timeout')
})

test('an editing machine tells its volumes, and its processor counts on', async () => {
  const read = async () => {
    const text = await (await fetch(site('/nle-3/metrics'))).text()
    const value = (series: string) =>
      Number(
        text
          .split('\n')
          .find((l) => l.startsWith(series))
          ?.split(' ')
          .at(-1),
      )
    return {
      idle: value('windows_cpu_time_total{core="0,0",mode="idle"}'),
      free: value('windows_logical_disk_free_bytes{volume="D:"}'),
      size: value('windows_logical_disk_size_bytes{volume="D:"}'),
    }
  }
  const first = await read()
  sims.clock.at = (quiet + 60_000) as Instant
  const second = await read()
  // In the morning it cuts: of 60 s some are idle, and some are not.
  expect(second.idle - first.idle).toBeGreaterThan(20)
  expect(second.idle - first.idle).toBeLessThan(58)
  // 58 days into 60 from 38 to 97 %: 95.0 % used.
  expect(1 - first.free / first.size).toBeGreaterThan(0.94)
  expect(1 - first.free / first.size).toBeLessThan(0.97)
})

test('a connection is taken, and cut off while the target is down', async () => {
  const open = () =>
    new Promise<string>((done) => {
      const socket = connect(sims.port(1), '127.0.0.1', () => setTimeout(() => done('open'), 50))
      socket.on('error', (e) => done((e as NodeJS.ErrnoException).code ?? 'error'))
      setTimeout(() => socket.destroy(), 100)
    })
  expect(await open()).toBe('open')
  sims.clock.at = troubleOf('playout-main', 'refused')
  expect(await open()).toBe('ECONNRESET')
})

const talk = (port: number, bytes: Buffer | string) =>
  new Promise<Buffer>((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const parts: Buffer[] = []
    socket.on('data', (part) => {
      parts.push(part)
      setTimeout(() => socket.end(() => done(Buffer.concat(parts))), 30)
    })
    socket.on('error', fail)
    socket.on('close', () => done(Buffer.concat(parts)))
  })

test('Redis answers ping, as an array and as a line, and says what it is', async () => {
  const port = sims.port(7)
  expect(String(await talk(port, '*1\r\n$4\r\nPING\r\n'))).toBe('+PONG\r\n')
  expect(String(await talk(port, 'PING\r\n'))).toBe('+PONG\r\n')
  expect(String(await talk(port, '*2\r\n$4\r\nINFO\r\n$6\r\nmemory\r\n'))).toContain('redis_version:7.0.15')
  expect(String(await talk(port, 'FLUSHALL\r\n'))).toMatch(/^-ERR unknown command/)
})

test('a camera describes its stream, and plays nothing', async () => {
  const url = `rtsp://127.0.0.1:${sims.port(8)}/1`
  const described = String(await talk(sims.port(8), `DESCRIBE ${url} RTSP/1.0\r\nCSeq: 7\r\n\r\n`))
  expect(described).toMatch(/^RTSP\/1\.0 200 OK\r\nCSeq: 7\r\n/)
  expect(described).toContain('a=rtpmap:96 H264/90000')
  expect(String(await talk(sims.port(8), `PLAY ${url} RTSP/1.0\r\nCSeq: 8\r\n\r\n`))).toContain('405')
})

test('RTMP shakes hands: its version, its bytes, and those that it was sent', async () => {
  const sent = Buffer.alloc(1536, 9)
  const answer = await talk(sims.port(10), Buffer.concat([Buffer.from([3]), sent]))
  expect(answer.length).toBe(1 + 1536 + 1536)
  expect(answer.subarray(1 + 1536)).toEqual(sent)
})

test('the name server answers for its zone, and knows when a name is not there', async () => {
  const resolver = new Resolver()
  resolver.setServers([`127.0.0.1:${sims.port(11)}`])
  expect(await resolver.resolve4('api.media.example')).toEqual(['192.0.2.11'])
  await expect(resolver.resolve4('no.media.example')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  await expect(resolver.resolve6('api.media.example')).rejects.toMatchObject({ code: 'ENODATA' })
  expect((await resolver.resolveSoa('media.example')).nsname).toBe('ns.media.example')
})

test('the clock answers a request of version 4 with the time it keeps', async () => {
  const request = Buffer.alloc(48)
  request[0] = 0x23
  request.writeUInt32BE(0xdeadbeef, 40)
  const socket = createSocket('udp4')
  const answer = await new Promise<Buffer>((done) => {
    socket.once('message', done)
    socket.send(request, sims.port(12), '127.0.0.1')
  })
  socket.close()
  expect(answer[0]).toBe(0x24)
  expect(answer[1]).toBe(2)
  expect(answer.readUInt32BE(24)).toBe(0xdeadbeef)
  // Seconds since 1900, of which 2,208,988,800 lie before 1970.
  expect(answer.readUInt32BE(40) - 2_208_988_800).toBe(quiet / 1000)
})

test.skipIf(missing('snmpget'))(
  'snmpget and snmpwalk of Debian read a switch, a UPS and a printer',
  async () => {
    const get = async (port: number, oid: string) =>
      (await run('snmpget', ['-v2c', '-c', 'public', '-Oqvn', `127.0.0.1:${port}`, oid])).stdout.trim()
    expect(await get(sims.port(13), '1.3.6.1.2.1.1.5.0')).toBe('"core-switch"')
    expect(await get(sims.port(17), '1.3.6.1.2.1.33.1.4.1.0')).toBe('3')
    expect(Number(await get(sims.port(20), '1.3.6.1.2.1.43.11.1.1.9.1.1'))).toBe(4)
    const walk = await run('snmpbulkwalk', [
      '-v2c',
      '-c',
      'public',
      '-Oqn',
      `127.0.0.1:${sims.port(13)}`,
      '1.3.6.1.2.1.31.1.1.1.1',
    ])
    expect(walk.stdout.trim().split('\n')).toHaveLength(6)
    sims.clock.at = troubleOf('ups-room', 'numbers')
    expect(await get(sims.port(17), '1.3.6.1.2.1.33.1.4.1.0')).toBe('5')
    sims.clock.at = troubleOf('core-switch', 'silent')
    await expect(
      run('snmpget', [
        '-v2c',
        '-c',
        'public',
        '-t',
        '0.2',
        '-r',
        '0',
        `127.0.0.1:${sims.port(13)}`,
        '1.3.6.1.2.1.1.5.0',
      ]),
    ).rejects.toThrow('Timeout')
  },
)
