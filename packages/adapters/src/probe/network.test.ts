import { writeFileSync } from 'node:fs'
import path from 'node:path'
import tls from 'node:tls'
import net from 'node:net'
import dgram from 'node:dgram'
import { DnsSettings } from '@rongheng/core/watch/kinds/dns'
import { IcmpSettings } from '@rongheng/core/watch/kinds/icmp'
import { ntpStamp, NtpSettings } from '@rongheng/core/watch/kinds/ntp'
import { TcpSettings } from '@rongheng/core/watch/kinds/tcp'
import { TlsSettings } from '@rongheng/core/watch/kinds/tls'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { dnsProbe } from './dns.ts'
import { icmpProbe } from './icmp.ts'
import { ntpProbe } from './ntp.ts'
import { tcpProbe } from './tcp.ts'
import { daemon } from './testing-daemon.ts'
import { authority, endPeers, givenFor, hearing, listening, scratchFolder } from './testing-peers.ts'
import { heard } from './testing-said.ts'
import { tlsProbe } from './tls.ts'

afterEach(endPeers)

describe('TCP', () => {
  const look = (port: number, more: object = {}) =>
    heard(tcpProbe)(TcpSettings.parse({ kind: 'tcp', host: '127.0.0.1', port, ...more }), givenFor([port]))

  test('a port that takes connections is up', async () => {
    const seen = await look(await listening(net.createServer()))
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(seen.values[0]).toBeLessThan(500)
  })

  test('what is sent is what the form says, and the answer is looked through', async () => {
    const port = await listening(
      net.createServer((socket) =>
        socket.on('data', (chunk) =>
          socket.write(chunk.toString() === 'PING\r\n' ? '+PONG\r\n' : 'what?\r\n'),
        ),
      ),
    )
    expect(await look(port, { send: 'PING\\r\\n', expect: '+PONG' })).toMatchObject({ ok: true })
  })

  test('an answer without the text is kept', async () => {
    const port = await listening(net.createServer((socket) => socket.end('go away')))
    const seen = await look(port, { expect: 'welcome' })
    expect(seen).toMatchObject({ ok: false, detail: '回答里没有“welcome”' })
    expect(Buffer.from(seen.sample?.bytes ?? []).toString()).toBe('go away')
  })
})

/** A server that answers A questions with the addresses, and nothing else. */
const nameServer = (addresses: readonly string[]) =>
  hearing((packet, reply) => {
    let end = 12
    while (packet[end] !== 0) end += (packet[end] as number) + 1
    const question = packet.subarray(12, end + 5)
    const isA = packet.readUInt16BE(end + 1) === 1
    const head = Buffer.from(packet.subarray(0, 12))
    head.writeUInt16BE(0x8180, 2)
    head.writeUInt16BE(isA ? addresses.length : 0, 6)
    head.writeUInt16BE(0, 8)
    head.writeUInt16BE(0, 10)
    const records = addresses.map((address) =>
      Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, ...address.split('.').map(Number)]),
    )
    reply(Buffer.concat([head, question, ...(isA ? records : [])]))
  })

describe('DNS', () => {
  const look = (port: number, more: object = {}) =>
    heard(dnsProbe)(
      DnsSettings.parse({ kind: 'dns', name: 'www.example.test', server: '127.0.0.1', port, ...more }),
      givenFor([port]),
    )

  test('the right record is up, with its time to live', async () => {
    const port = await nameServer(['203.0.113.7', '203.0.113.8'])
    expect(await look(port, { expect: ['203.0.113.8'] })).toMatchObject({ ok: true, values: [2, 300] })
  })

  test('any other record is trouble, and is named', async () => {
    const port = await nameServer(['198.51.100.1'])
    const seen = await look(port, { expect: ['203.0.113.7'] })
    expect(seen).toMatchObject({ ok: false, detail: '没有记录 203.0.113.7，解析到的是 198.51.100.1' })
  })

  test('a type without a record is said', async () => {
    expect((await look(await nameServer(['203.0.113.7']), { type: 'MX' })).detail).toBe(
      '没有这种记录（ENODATA）',
    )
  })
})

describe('TLS', () => {
  const { certificate, ca, end } = authority()
  afterAll(end)
  const site = (name: string, days: number, more: tls.TlsOptions = {}) =>
    listening(tls.createServer({ ...certificate(name, days), ...more }))
  const look = (port: number, more: object = {}) =>
    heard(tlsProbe)(TlsSettings.parse({ kind: 'tls', host: '127.0.0.1', port, ...more }), givenFor([port]))

  test('a certificate of our own authority is up where that is taken, with days and protocol', async () => {
    const port = await site('www.example.test', 90)
    const seen = await look(port, { name: 'www.example.test', anyIssuer: true })
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(seen.values[0]).toBe(89)
    expect(seen.values[4]).toBe(1.3)
  })

  test('the chain is named when nobody known signed it', async () => {
    const seen = await look(await site('www.example.test', 90), { name: 'www.example.test' })
    expect(seen.ok).toBe(false)
    expect(seen.detail).toMatch(
      /^证书链不完整（.+）：www\.example\.test，Test authority 签发，\d{4}-\d\d-\d\d 到期（还有 89 天）$/,
    )
  })

  test('a chain that ends in an authority nobody knows is self-signed', async () => {
    const own = certificate('www.example.test', 90)
    const port = await listening(tls.createServer({ key: own.key, cert: own.cert + ca }))
    const seen = await look(port, { name: 'www.example.test' })
    expect(seen.detail).toContain('证书链里有自签的证书')
    expect(Buffer.from(seen.sample?.bytes ?? []).toString()).toContain('Test authority ← Test authority')
  })

  test('another name is trouble even where any issuer is taken', async () => {
    const port = await site('www.example.test', 90)
    expect((await look(port, { name: 'app.example.test', anyIssuer: true })).detail).toBe(
      '证书不是 app.example.test 的，而是 www.example.test 的',
    )
  })

  test('an expired certificate is said with its day', async () => {
    const port = await site('www.example.test', 0) // good until the moment it was made
    await new Promise((done) => {
      setTimeout(done, 1_100)
    })
    const seen = await look(port, { name: 'www.example.test', anyIssuer: true })
    expect(seen.detail).toMatch(/^证书已过期：www\.example\.test/)
    expect(seen.values[0]).toBe(-1)
  })

  test('an old protocol is seen and refused', async () => {
    const port = await site('www.example.test', 90, { maxVersion: 'TLSv1.2' })
    expect(await look(port, { name: 'www.example.test', anyIssuer: true, oldest: 'TLSv1.3' })).toMatchObject({
      ok: false,
      detail: '只支持旧协议 TLSv1.2',
    })
  })
})

/** A port on which nobody hears packets. */
async function freeUdpPort(): Promise<number> {
  const socket = dgram.createSocket('udp4')
  const port = await new Promise<number>((done) => {
    socket.bind(0, '127.0.0.1', () => done(socket.address().port))
  })
  await new Promise<void>((done) => {
    socket.close(() => done())
  })
  return port
}

/** A time server that is `aheadMs` ahead. */
const timeServer = (aheadMs: number, stratum = 2, first = 0x24) =>
  hearing((packet, reply) => {
    const answer = Buffer.alloc(48)
    answer[0] = first
    answer[1] = stratum
    packet.copy(answer, 24, 40, 48)
    const { seconds, fraction } = ntpStamp(Date.now() + aheadMs)
    for (const place of [32, 40]) {
      answer.writeUInt32BE(seconds, place)
      answer.writeUInt32BE(fraction, place + 4)
    }
    if (stratum === 0) answer.write('RATE', 12, 'latin1')
    reply(Buffer.alloc(48, 0x24)) // somebody else's answer: the origin is not ours
    reply(answer)
  })

describe('NTP', () => {
  const look = (port: number) =>
    heard(ntpProbe)(NtpSettings.parse({ kind: 'ntp', host: '127.0.0.1', port }), givenFor([port]))

  test('a server that is 250 ms ahead is up, and the offset is read', async () => {
    const seen = await look(await timeServer(250))
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(Math.abs((seen.values[0] as number) - 250)).toBeLessThan(50)
    expect(seen.values[2]).toBe(2)
  })

  test.each([
    [90_000, 2, 0x24, /^与本机相差 (90|89)\.\d{3} 秒$/],
    [0, 12, 0x24, /^层级 12，离标准时间太远$/],
    [0, 2, 0xe4, /^服务器自己还没有对上时$/],
    [0, 0, 0x24, /^服务器不回答：RATE$/],
  ])('%i ms ahead, stratum %i, first byte %i: trouble', async (ahead, stratum, first, detail) => {
    const seen = await look(await timeServer(ahead, stratum, first))
    expect(seen.ok).toBe(false)
    expect(seen.detail).toMatch(detail)
  })
})

describe('chrony of Debian', () => {
  test('is on time with the machine that it runs on', async () => {
    const folder = scratchFolder()
    const port = await freeUdpPort()
    const configuration = path.join(folder, 'chrony.conf')
    const lines = ['local stratum 3', 'allow 127.0.0.1', `port ${port}`, 'bindaddress 127.0.0.1', 'cmdport 0']
    writeFileSync(
      configuration,
      [...lines, 'bindcmdaddress /', `pidfile ${folder}/pid`, `driftfile ${folder}/drift`].join('\n'),
    )
    const ask = () =>
      heard(ntpProbe)(
        NtpSettings.parse({ kind: 'ntp', host: '127.0.0.1', port }),
        givenFor([port], { timeoutMs: 300 }),
      )
    // -x: it leaves the clock of this machine alone.
    await daemon(
      'chronyd',
      ['-d', '-x', '-f', configuration, ...(process.getuid?.() === 0 ? ['-u', 'root'] : [])],
      async () => (await ask()).ok,
    )
    const seen = await ask()
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(Math.abs(seen.values[0] as number)).toBeLessThan(100)
    expect(seen.values[2]).toBe(3)
  })
})

describe('ping', () => {
  const look = (host: string, reach = true) =>
    heard(icmpProbe)(IcmpSettings.parse({ kind: 'icmp', host, packets: 2 }), {
      ...givenFor([]),
      reach: () => reach,
    })

  test('this machine answers itself', async () => {
    const [seen, again] = await Promise.all([look('127.0.0.1'), look('localhost')])
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(seen.values[0]).toBe(0)
    expect(seen.values[2]).toBeGreaterThan(0)
    expect(again.ok).toBe(true)
  })

  test('an address that is not allowed is not pinged, and this machine is never by a range', async () => {
    expect((await look('127.0.0.1', false)).detail).toBe('地址 127.0.0.1 不在允许的范围内')
  })

  test('a host that is not there is said in time', async () => {
    // Addresses kept for documentation; some networks refuse to send there at once.
    const seen = await look('240.0.0.1')
    expect(seen.ok).toBe(false)
    expect(seen.tookMs).toBeLessThan(2_500)
  })
})

test('a UDP peer that is not there says so at once, and nothing stays open', async () => {
  const port = await freeUdpPort()
  const seen = await heard(ntpProbe)(
    NtpSettings.parse({ kind: 'ntp', host: '127.0.0.1', port }),
    givenFor([port]),
  )
  expect(seen).toMatchObject({ ok: false, detail: '拒绝连接（ECONNREFUSED）' })
})
