import { Scenario } from '@rongheng/core/example/watch/scenario'
import { begunAt, troubles } from '@rongheng/core/example/watch/troubles'
import type { Instant } from '@rongheng/core/kernel/time'
import { SIM_PORTS } from '@rongheng/core/example/watch/targets'
import { createServer } from 'node:net'
import { openWorld } from './world.ts'

/** A Wednesday, 10:00 in Shanghai: nothing is wrong with any target then. */
export const quiet = Date.UTC(2026, 5, 17, 2) as Instant

/** The example began on the Monday before. */
export const scenario = new Scenario(begunAt(Date.UTC(2026, 5, 15, 2) as Instant))

/** The first moment at which the year before the beginning has something wrong with a target. */
export function troubleOf(target: string, kind: string): Instant {
  const { dayAt } = scenario.begun
  const found = troubles(scenario.begun, (dayAt - 364 * 86_400_000) as Instant, dayAt).find(
    (t) => t.targets.includes(target) && t.effect.kind === kind,
  )
  if (!found) throw new Error(`nothing like ${kind} happened to ${target}`)
  return found.from
}

/** All simulators on free ports, with a clock that a test sets. */
export async function openSims(): Promise<{
  readonly port: (offset: number) => number
  readonly clock: { at: Instant }
  readonly close: () => void
}> {
  const clock = { at: quiet }
  const first = await freeBlock()
  const sims = openWorld({ scenario, now: () => clock.at }, first, (text) => {
    throw new Error(text)
  })
  await new Promise((done) => setTimeout(done, 100))
  return { port: (offset) => first + offset, clock, close: sims.close }
}

/** Where as many ports in a row are free as the simulators take, as far as the first and the last tell. */
export async function freeBlock(): Promise<number> {
  for (let i = 0; i < 50; i++) {
    const first = 20_000 + Math.floor(Math.random() * 10_000)
    if ((await isFree(first)) && (await isFree(first + SIM_PORTS - 1))) return first
  }
  throw new Error('no free ports')
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
