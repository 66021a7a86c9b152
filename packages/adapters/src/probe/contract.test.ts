import net from 'node:net'
import { CheckSettings, metricsOf } from '@rongheng/core/watch/kinds/all'
import type { Probe, Seen } from '@rongheng/core/watch/probe'
import { afterEach, expect, test } from 'vitest'
import { probesOf } from './probes.ts'
import { closedPort, endPeers, givenFor, hearing, listening } from './testing-peers.ts'
import { heard } from './testing-said.ts'

afterEach(endPeers)

const probes = probesOf({ scripts: '/nowhere', disks: [], diskChild: '' })
const SECRET = 'S3cret-of-the-target'

/** Every probe that goes over the network: its settings for a place, and over what. */
const kinds: readonly {
  name: string
  over: 'tcp' | 'udp'
  at: (host: string, port: number) => object
  secrets?: object
}[] = [
  {
    name: 'http',
    over: 'tcp',
    at: (host, port) => ({ kind: 'http', url: `http://${host}:${port}/`, auth: 'bearer' }),
    secrets: { token: SECRET },
  },
  { name: 'https', over: 'tcp', at: (host, port) => ({ kind: 'http', url: `https://${host}:${port}/` }) },
  {
    name: 'exporter',
    over: 'tcp',
    at: (host, port) => ({ kind: 'exporter', url: `http://${host}:${port}/`, auth: 'bearer' }),
    secrets: { token: SECRET },
  },
  { name: 'tls', over: 'tcp', at: (host, port) => ({ kind: 'tls', host, port }) },
  {
    name: 'tcp',
    over: 'tcp',
    at: (host, port) => ({ kind: 'tcp', host, port, send: 'HELO', expect: 'never said' }),
  },
  {
    name: 'dns',
    over: 'udp',
    at: (host, port) => ({ kind: 'dns', name: 'example.test', server: host, port }),
  },
  { name: 'ntp', over: 'udp', at: (host, port) => ({ kind: 'ntp', host, port }) },
]

async function look(kind: (typeof kinds)[number], host: string, port: number, ports = [port]): Promise<Seen> {
  const settings = CheckSettings.parse(kind.at(host, port))
  const probe = heard(probes[settings.kind] as Probe<CheckSettings>)
  const seen = await probe(settings, givenFor(ports, { timeoutMs: 700, secrets: { ...kind.secrets } }))
  expect(seen.values).toHaveLength(metricsOf(settings).length)
  return seen
}

/** A failed reading, in time, with a sentence, and without the secret. */
function isFailure(seen: Seen): void {
  expect(seen.ok).toBe(false)
  expect(seen.detail.length).toBeGreaterThan(1)
  expect(seen.detail.length).toBeLessThan(400)
  expect(seen.tookMs).toBeLessThan(2_000)
  const said = seen.detail + Buffer.from(seen.sample?.bytes ?? []).toString('utf8')
  expect(said).not.toContain(SECRET)
  expect(seen.sample?.bytes.length ?? 0).toBeLessThanOrEqual(65_536)
}

const each = test.each(kinds.map((kind) => [kind.name, kind] as const))

each('%s: a closed port is a failed reading', async (_, kind) => {
  isFailure(await look(kind, '127.0.0.1', await closedPort()))
})

each('%s: an address that is not allowed is not reached, by number or by name', async (_, kind) => {
  let visits = 0
  const port = await (kind.over === 'tcp'
    ? listening(
        net.createServer((socket) => {
          visits += 1
          socket.destroy()
        }),
      )
    : hearing(() => {
        visits += 1
      }))
  for (const host of ['127.0.0.1', 'localhost']) {
    const seen = await look(kind, host, port, [])
    isFailure(seen)
    expect(seen.detail).toContain('不在允许的范围内')
  }
  expect(visits).toBe(0)
})

const bad: readonly [
  string,
  (socket: net.Socket) => void,
  (packet: Buffer, reply: (b: Uint8Array) => void) => void,
][] = [
  ['never answers', () => {}, () => {}],
  ['hangs up at once', (socket) => socket.destroy(), (_, reply) => reply(Buffer.alloc(0))],
  [
    'answers with garbage',
    (socket) => socket.write(Buffer.from(Array.from({ length: 3_000 }, (_, i) => (i * 97 + 13) % 256))),
    (_, reply) => reply(Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 97 + 13) % 256))),
  ],
  [
    'says back what it is told',
    (socket) => socket.on('data', (chunk) => socket.write(chunk)),
    (packet, reply) => reply(packet),
  ],
  [
    'drips one byte at a time',
    (socket) => {
      const drip = setInterval(() => socket.write('0'), 20)
      socket.on('close', () => clearInterval(drip))
    },
    (_, reply) => {
      let left = 30
      const drip = setInterval(() => {
        reply(Buffer.from('0'))
        left -= 1
        if (left === 0) clearInterval(drip)
      }, 20)
    },
  ],
  [
    'never stops answering',
    (socket) => {
      const chunk = Buffer.alloc(65_536, '7')
      const more = () => {
        while (!socket.destroyed && socket.writableLength < 1_000_000 && socket.write(chunk));
      }
      socket.on('drain', more)
      more()
    },
    (_, reply) => {
      for (let i = 0; i < 50; i++) reply(Buffer.alloc(60_000, '7'))
    },
  ],
]

test.each(bad.flatMap(([what, tcp, udp]) => kinds.map((kind) => [kind.name, what, kind, tcp, udp] as const)))(
  '%s: a target that %s is a failed reading in bounded time and memory',
  async (_name, _what, kind, tcp, udp) => {
    const port = await (kind.over === 'tcp' ? listening(net.createServer(tcp)) : hearing(udp))
    const before = process.memoryUsage()
    isFailure(await look(kind, '127.0.0.1', port))
    const after = process.memoryUsage()
    expect(after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed).toBeLessThan(
      60_000_000,
    )
  },
)
