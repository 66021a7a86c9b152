import { readFping, type Trips } from '@rongheng/core/watch/kinds/icmp'
import type { Fact } from '@rongheng/core/watch/said/fact'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say, sentence } from '@rongheng/core/watch/said/saying'
import { runProgram } from './run-program.ts'

/** One host that waits for the next run. */
type Waiting = { readonly address: string; resolve: (trips: Trips) => void; reject: (cause: unknown) => void }

/** Those who ask within this time share a run: a process costs more than a ping. */
const GATHER_MS = 40
/** As many hosts in one run; the next begins its own. */
const MOST_HOSTS = 200
/** Between two packets to the same host, ms. */
const PERIOD_MS = 200

const gathering = new Map<string, Waiting[]>()

/** Pings a host in one run with all others that are pinged alike at this moment. */
export function fpingTogether(
  fping: string,
  address: string,
  family: number,
  packets: number,
  timeoutMs: number,
): Promise<Trips> {
  const alike = `${fping}|${family}|${packets}|${timeoutMs}`
  return new Promise((resolve, reject) => {
    const run = gathering.get(alike)
    if (run && run.length < MOST_HOSTS) return void run.push({ address, resolve, reject })
    const own: Waiting[] = [{ address, resolve, reject }]
    gathering.set(alike, own)
    setTimeout(() => {
      if (gathering.get(alike) === own) gathering.delete(alike)
      void pingAll(fping, own, family, packets, timeoutMs)
    }, GATHER_MS)
  })
}

async function pingAll(
  fping: string,
  waiting: readonly Waiting[],
  family: number,
  packets: number,
  timeoutMs: number,
): Promise<void> {
  const hosts = [...new Set(waiting.map(({ address }) => address))]
  // Packets leave 1 ms apart over all hosts; the last must be back before the look ends.
  const lastMs = Math.max(100, timeoutMs - GATHER_MS - 300 - (packets - 1) * PERIOD_MS - hosts.length)
  const args = [`-${family}`, '-q', '-C', packets, '-p', PERIOD_MS, '-i', 1, '-t', lastMs, ...hosts].map(
    String,
  )
  try {
    const { stderr } = await runProgram(fping, args, AbortSignal.timeout(timeoutMs + 2_000), {
      limit: 1_000_000,
    })
    const said = stderr.toString('utf8')
    const trips = readFping(said)
    for (const { address, resolve, reject } of waiting) {
      const own = trips.get(address)
      if (own) resolve(own)
      else reject(new Objection(say('icmp.program', { program: 'fping', said: complaint(said, address) })))
    }
  } catch (cause) {
    for (const { reject } of waiting) reject(cause)
  }
}

const complaint = (said: string, address: string): Fact =>
  (said.split('\n').find((line) => line.includes(address)) ?? said.split('\n')[0] ?? '')
    .trim()
    .slice(0, 150) || sentence('icmp.no-result')
