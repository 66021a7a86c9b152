import {
  icmpKind,
  type IcmpSettings,
  readPing,
  tripFigures,
  type Trips,
} from '@rongheng/core/watch/kinds/icmp'
import type { Probe } from '@rongheng/core/watch/probe'
import { Objection } from '@rongheng/core/watch/said/objection'
import { type Saying, say, sentence } from '@rongheng/core/watch/said/saying'
import { fpingTogether } from './fping.ts'
import { allowedAddress } from './guarded-lookup.ts'
import { looked } from './look.ts'
import { programPath, runProgram } from './run-program.ts'

/** Pings by the system's fping, many hosts in one run, or by its ping. */
export const icmpProbe: Probe<IcmpSettings> = (settings, given) =>
  looked(given, icmpKind.metrics(settings).length, async (stop) => {
    const { address, family } = await allowedAddress(settings.host, null, given.reach)
    const fping = programPath('fping')
    const trips = await (fping
      ? fpingTogether(fping, address, family, settings.packets, given.timeoutMs)
      : byPing(address, family, settings.packets, given.timeoutMs, stop))
    const values = tripFigures(trips)
    const [loss] = values
    if (loss === null) throw new Objection(say('icmp.none-sent'))
    const ok = loss < settings.lossPercent
    return { ok, values, detail: ok ? '' : lossOf(loss) }
  })

const lossOf = (loss: number): Saying =>
  loss === 100 ? say('icmp.silent') : say('icmp.loss', { percent: `${Math.round(loss)}%` })

async function byPing(
  address: string,
  family: number,
  packets: number,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<Trips> {
  const ping = programPath('ping')
  if (!ping) throw new Objection(say('icmp.no-program'))
  // 0.2 s between packets is the least that ping lets others than root ask for; what is late is lost.
  const wait = Math.max(1, Math.floor((timeoutMs - (packets - 1) * 200) / 1000 - 0.3))
  const args = [`-${family}`, '-n', '-c', String(packets), '-i', '0.2', '-W', String(wait), address]
  const { stdout, stderr } = await runProgram(ping, args, stop, { limit: 20_000 })
  const trips = readPing(stdout.toString('utf8'))
  if (!trips) {
    const said = stderr.toString('utf8').trim().slice(0, 150) || sentence('icmp.no-result')
    throw new Objection(say('icmp.program', { program: 'ping', said }))
  }
  return trips
}
