import net from 'node:net'
import type { Discoverer, FoundHost, LookAround } from '@rongheng/core/assets/discover'
import { type Address, addressOf } from '@rongheng/core/kernel/address-range'
import snmp from 'net-snmp'
import { programPath, runProgram } from './run-program.ts'

/** Hosts that are asked at the same time. */
const AT_ONCE = 48
/** How long a port may take. */
const PORT_MS = 700
const SNMP_MS = 1_000
const SYSTEM = { description: '1.3.6.1.2.1.1.1.0', name: '1.3.6.1.2.1.1.5.0' } as const

/**
 * Looks which hosts answer: to fping where it is installed, and on a short list of ports in any case, for many hosts answer no
 * ping. A refused connection is an answer too.
 */
export const discover: Discoverer = async (ask) => {
  const signal = AbortSignal.timeout(ask.longestMs)
  const allowed = ask.addresses.filter((text) => ask.mayReach(addressOf(text) as Address, null))
  const pings = await pingAll(allowed, signal)
  const found: FoundHost[] = []
  for (let at = 0; at < allowed.length; at += AT_ONCE) {
    if (signal.aborted) return false
    const block = allowed.slice(at, at + AT_ONCE)
    const hosts = await Promise.all(block.map((address) => lookAt(address, pings.get(address) ?? null, ask)))
    found.push(...hosts.filter((host) => host !== null))
    if (!(await ask.onProgress(Math.min(allowed.length, at + AT_ONCE), found))) return false
  }
  return true
}

async function lookAt(address: string, pingMs: number | null, ask: LookAround): Promise<FoundHost | null> {
  const own = addressOf(address) as Address
  const ports = ask.ports.filter((port) => ask.mayReach(own, port))
  const answers = await Promise.all(ports.map((port) => knock(address, port)))
  const told = ask.community !== null && ask.mayReach(own, 161) ? await system(address, ask.community) : null
  if (pingMs === null && told === null && answers.every((answer) => answer === 'silent')) return null
  return { address, pingMs, ports: ports.filter((_, i) => answers[i] === 'open'), snmp: told }
}

function knock(host: string, port: number): Promise<'open' | 'refused' | 'silent'> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port })
    const end = (answer: 'open' | 'refused' | 'silent') => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(PORT_MS, () => end('silent'))
    socket.once('connect', () => end('open'))
    socket.once('error', (cause: NodeJS.ErrnoException) =>
      end(cause.code === 'ECONNREFUSED' ? 'refused' : 'silent'),
    )
  })
}

function system(host: string, community: string): Promise<FoundHost['snmp']> {
  return new Promise((resolve) => {
    const session = snmp.createSession(host, community, {
      version: snmp.Version2c,
      timeout: SNMP_MS,
      retries: 0,
    })
    const end = (told: FoundHost['snmp']) => {
      session.close()
      resolve(told)
    }
    session.on('error', () => end(null))
    session.get([SYSTEM.name, SYSTEM.description], (error, varbinds) => {
      if (error || !varbinds) return end(null)
      const [name, description] = varbinds.map((one) =>
        snmp.isVarbindError(one) || !Buffer.isBuffer(one.value)
          ? ''
          : one.value.toString('utf8').replace(/\s+/g, ' ').trim().slice(0, 500),
      )
      end({ name: name ?? '', description: description ?? '' })
    })
  })
}

/** Round trips by address, from one run of fping; none without it. */
async function pingAll(addresses: readonly string[], signal: AbortSignal): Promise<Map<string, number>> {
  const trips = new Map<string, number>()
  const fping = programPath('fping')
  if (fping === null || addresses.length === 0) return trips
  // One packet each, 5 ms apart; -f reads the addresses from its input.
  const args = ['-q', '-C', '1', '-i', '5', '-t', '500', '-r', '0', '-f', '-']
  try {
    const { stderr } = await runProgram(fping, args, signal, {
      limit: 1_000_000,
      stdin: addresses.join('\n'),
    })
    for (const [, address = '', ms] of stderr.toString('utf8').matchAll(/^(\S+)\s*:\s*(\d+(?:\.\d+)?)\s*$/gm))
      trips.set(address, Number(ms))
  } catch {
    // Without it, the ports still tell.
  }
  return trips
}
