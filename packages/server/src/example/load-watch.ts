import { centerId } from '@rongheng/core/example/center'
import { exampleAssetEvents } from '@rongheng/core/example/watch/asset-events'
import { type ExampleCheck, exampleChecks } from '@rongheng/core/example/watch/checks'
import { Course } from '@rongheng/core/example/watch/course'
import { exampleDevices, exampleSoftware } from '@rongheng/core/example/watch/devices'
import { pastAlerts } from '@rongheng/core/example/watch/past-alerts'
import { Scenario } from '@rongheng/core/example/watch/scenario'
import { exampleSilences, exampleWindows } from '@rongheng/core/example/watch/silences'
import {
  exampleLocations,
  exampleNeeds,
  exampleSystems,
  systemId,
  systemKeys,
} from '@rongheng/core/example/watch/systems'
import { simPlaces } from '@rongheng/core/example/watch/targets'
import { begunAt } from '@rongheng/core/example/watch/troubles'
import { pastTroubles, type Turn, turnsOf } from '@rongheng/core/example/watch/turns'
import { exampleContracts, exampleVendors } from '@rongheng/core/example/watch/vendors'
import type { AssetKind, AssetRecord } from '@rongheng/core/assets/record'
import { addDays, type Day, dayStart, type Instant } from '@rongheng/core/kernel/time'
import { type CheckStanding, standingAfter } from '@rongheng/core/watch/alert-standing'
import { addEvent } from '@rongheng/storage/assets/history'
import { saveNeeds } from '@rongheng/storage/assets/needs'
import { getReachPolicy, saveReachPolicy } from '@rongheng/storage/assets/reach-policy'
import { addAsset } from '@rongheng/storage/assets/records'
import type { Tx } from '@rongheng/storage/db'
import { addPastChanges, setMetricKeys, thinnedBefore } from '@rongheng/storage/example/past'
import { keepSims } from '@rongheng/storage/example/sims'
import { writeAlerts } from '@rongheng/storage/watch/alerts'
import { keepStandings } from '@rongheng/storage/watch/check-standings'
import { addCheck } from '@rongheng/storage/watch/checks'
import { addWindow } from '@rongheng/storage/watch/maintenance-windows'
import { addSilence } from '@rongheng/storage/watch/silences'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { loadSamples } from './load-samples.ts'

/**
 * The example's systems and devices, its checks and how their verdicts turned in the year behind it. The readings of that year
 * are many: they are filled in by a job, once this is committed.
 *
 * @param firstPort of the block at which the devices are simulated
 */
export async function loadWatch(tx: Tx, ctx: Ctx, today: Day, firstPort: number): Promise<void> {
  await loadAssets(tx, today)
  const scenario = new Scenario(begunAt(ctx.now))
  const enteredAt = (dayStart(addDays(today, -380)) + 10 * 3_600_000) as Instant
  const checks = exampleChecks(firstPort, enteredAt)
  for (const { check } of checks) await addCheck(tx, check, null)
  for (const of of checks) await setMetricKeys(tx, of.check.id, new Course(of, scenario).metricKeys)
  const turns = turnsOfAll(checks, scenario)
  await addPastChanges(
    tx,
    turns.flatMap(([, list]) => list.map(({ change }) => change)),
  )
  await loadSamples(tx, ctx, scenario, turns)
  await keepStandings(tx, standingsOf(turns))
  for (const window of exampleWindows(today)) await addWindow(tx, window, ctx.now)
  for (const silence of exampleSilences(today)) await addSilence(tx, silence)
  await writeAlerts(tx, { opened: pastAlerts(turns, ctx.now), changed: [] })
  await thinnedBefore(tx, ctx.now)
  await allowPlaces(tx, ctx, firstPort)
  await keepSims(tx, { unitId: centerId, firstPort, begunAt: ctx.now })
  await ctx.enqueue(tx, 'example.fill-past', {})
  await audit(tx, ctx, {
    action: 'example.load',
    unitId: centerId,
    subjectId: centerId,
    after: {
      systems: exampleSystems(today).length,
      devices: exampleDevices(today).length,
      checks: checks.length,
    },
  })
}

async function loadAssets(tx: Tx, today: Day): Promise<void> {
  const add = async <K extends AssetKind>(kind: K, records: readonly AssetRecord<K>[]) => {
    for (const record of records) await addAsset(tx, kind, record)
  }
  await add('location', exampleLocations(today))
  await add('vendor', exampleVendors(today))
  await add('contract', exampleContracts(today))
  await add('system', exampleSystems(today))
  await add('device', exampleDevices(today))
  await add('software', exampleSoftware(today))
  for (const key of systemKeys) {
    const needs = exampleNeeds.flatMap(([from, to]) => (from === key ? [systemId(to)] : []))
    await saveNeeds(tx, { unitId: centerId, fromId: systemId(key), needs })
  }
  for (const event of exampleAssetEvents(today)) await addEvent(tx, event)
}

type Turns = readonly (readonly [ExampleCheck, readonly Turn[]])[]

function turnsOfAll(checks: readonly ExampleCheck[], scenario: Scenario): Turns {
  const known = pastTroubles(scenario)
  let nth = 0
  return checks.map((of) => [of, turnsOf(new Course(of, scenario), known, () => (nth += 1))] as const)
}

const standingsOf = (turns: Turns): CheckStanding[] =>
  turns.flatMap(([, list]) => {
    const newest = list.reduce<CheckStanding | undefined>(
      (standing, { change }) => standingAfter(standing, change),
      undefined,
    )
    return newest ? [newest] : []
  })

/** Lets the program reach the simulators: these places of this machine, each by its port, until the example is removed. */
async function allowPlaces(tx: Tx, ctx: Ctx, firstPort: number): Promise<void> {
  const policy = await getReachPolicy(tx)
  const own = [...new Set([...policy.own, ...simPlaces(firstPort)])]
  await saveReachPolicy(tx, { ranges: policy.ranges, own, version: policy.version }, ctx.now)
}
