import { createSocket } from 'node:dgram'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcp, type Socket } from 'node:net'
import { errorPage } from '@rongheng/core/example/watch/error-pages'
import type { Scenario } from '@rongheng/core/example/watch/scenario'
import type { SimTarget } from '@rongheng/core/example/watch/targets'
import type { Instant } from '@rongheng/core/kernel/time'
import { dnsAnswer } from './dns.ts'
import { ntpAnswer } from './ntp.ts'
import { redisSession } from './redis.ts'
import { rtmpSession } from './rtmp.ts'
import { rtspSession } from './rtsp.ts'
import { answerOf } from './sites.ts'
import { snmpAgent } from './snmp/agent.ts'
import { deviceVariables } from './snmp/devices.ts'

/** The community of every simulated device with SNMP. */
export const COMMUNITY = 'public'

const HOST = '127.0.0.1'
/** A connection that says nothing for so long is ended. */
const LONGEST_MS = 60_000

/** What the servers stand on: the scenario and a clock. */
export type World = { readonly scenario: Scenario; readonly now: () => Instant }

/** Something that listens. */
export type Listening = { readonly close: () => void }

type Begin = (port: number) => Promise<Listening>

/** Serves every site on one port: the first part of a path names the target. */
export function sitesServer({ scenario, now }: World, keys: readonly string[]): Begin {
  const known = new Set(keys)
  const answer: RequestListener = (request, response) => {
    const [, key = '', ...rest] = new URL(request.url ?? '/', 'http://sim').pathname.split('/')
    const condition = known.has(key) ? scenario.condition(key, now()) : null
    if (condition?.state === 'refused') return void request.socket.destroy()
    if (condition?.state === 'silent') return
    setTimeout(() => {
      const found = condition?.state === 'well' ? answerOf(key, rest.join('/'), scenario, now()) : null
      const status = condition?.state === 'error' ? condition.status : found ? 200 : 404
      const { body: text, mediaType } = found ?? errorPage(key, status)
      const body = Buffer.from(text)
      response
        .writeHead(status, {
          'content-type': mediaType,
          'content-length': body.length,
        })
        .end(request.method === 'HEAD' ? '' : body)
    }, condition?.tookMs ?? 0)
  }
  return (port) => {
    const server = createServer(answer)
    server.keepAliveTimeout = 5000
    return listening(server, port, () => server.closeAllConnections())
  }
}

type Session = (bytes: Buffer) => Buffer | string | null

const sessions: Partial<Record<SimTarget['protocol'], (target: SimTarget) => Session>> = {
  tcp: () => () => Buffer.alloc(0),
  redis: () => redisSession(() => 912_680_550),
  rtsp: ({ key }) => rtspSession(key),
  rtmp: () => rtmpSession(),
}

/** Serves one target that is spoken to over a connection. */
export function connectionServer({ scenario, now }: World, target: SimTarget): Begin {
  return (port) => {
    const open = new Set<Socket>()
    const server = createTcp((socket) => {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => socket.destroy())
      socket.setTimeout(LONGEST_MS, () => socket.destroy())
      const { state, tookMs } = scenario.condition(target.key, now())
      if (state === 'refused' || state === 'error') return void socket.resetAndDestroy()
      if (state === 'silent') return
      const session = sessions[target.protocol]?.(target)
      socket.on('data', (bytes) => {
        const answer = session?.(bytes) ?? null
        if (answer === null) return void socket.destroy()
        if (answer.length === 0) return
        setTimeout(() => {
          if (socket.writable) socket.write(answer)
        }, tookMs)
      })
    })
    return listening(server, port, () => {
      for (const socket of open) socket.destroy()
    })
  }
}

function listening(
  server: ReturnType<typeof createTcp>,
  port: number,
  endAll: () => void,
): Promise<Listening> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, HOST, () => {
      server.off('error', fail)
      server.on('error', () => {})
      done({
        close: () => {
          server.close()
          endAll()
        },
      })
    })
  })
}

/** Serves one target that is spoken to in datagrams. */
export function datagramServer({ scenario, now }: World, target: SimTarget): Begin {
  const answer = answererOf(target, { scenario, now })
  return (port) =>
    new Promise((done, fail) => {
      const socket = createSocket('udp4')
      let closed = false
      socket.once('error', fail)
      socket.on('message', (datagram, from) => {
        const { state, tookMs } = scenario.condition(target.key, now())
        if (state !== 'well') return
        const send = () => {
          const bytes = answer(datagram)
          if (bytes && !closed) socket.send(bytes, from.port, from.address, () => {})
        }
        // A clock that waited before it answers would say the wrong time.
        if (target.protocol === 'ntp') send()
        else setTimeout(send, tookMs)
      })
      socket.bind(port, HOST, () => {
        socket.off('error', fail)
        socket.on('error', () => {})
        done({
          close: () => {
            closed = true
            socket.close()
          },
        })
      })
    })
}

function answererOf(target: SimTarget, { scenario, now }: World): (datagram: Buffer) => Buffer | null {
  if (target.protocol === 'dns') return dnsAnswer
  if (target.protocol === 'ntp') return (datagram) => ntpAnswer(datagram, now(), now)
  return snmpAgent(deviceVariables(target.key, scenario, now), COMMUNITY)
}
