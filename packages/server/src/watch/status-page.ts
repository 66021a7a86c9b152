import type { SystemId } from '@rongheng/core/assets/ids'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { BAR_DAYS } from '@rongheng/core/watch/history-api'
import { occurrences } from '@rongheng/core/watch/maintenance'
import type { MaintenanceWindow } from '@rongheng/core/watch/maintenance-window'
import { systemShown } from '@rongheng/core/watch/overview'
import {
  shownOutside,
  type statusApi,
  type StatusPage,
  type StatusView,
  toldOutside,
} from '@rongheng/core/watch/status-page'
import type { Db } from '@rongheng/storage/db'
import { systemsInHand } from '@rongheng/storage/watch/alert-list'
import { systemNames, unitHas } from '@rongheng/storage/watch/asset-names'
import { checksOfUnit } from '@rongheng/storage/watch/checks'
import { liveWindows } from '@rongheng/storage/watch/maintenance-windows'
import { saveStatusPage, statusPageAt, statusPageOf } from '@rongheng/storage/watch/status-pages'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { Pace } from '../pace.ts'
import { readOverview } from './overview.ts'
import { systemPast } from './read-history.ts'

const DAY_MS = 86_400_000
/** How far ahead planned maintenance is told. */
const AHEAD_MS = 14 * DAY_MS
/** How long an answer serves everybody: strangers may ask as often as they like, the database is asked four times a minute. */
const FRESH_MS = 15_000

/** What the status page of a unit shows; a fresh one, shown to nobody, while there is none. */
export async function getStatusPage(
  ctx: Ctx,
  { unitId }: z.output<typeof statusApi.getPage.input>,
): Promise<StatusPage> {
  const scope = scopeOf(ctx, 'watch.read')
  if (!scope.unitIds.includes(unitId)) throw new Refusal('identity.no-such-unit', { id: unitId })
  const found = await statusPageOf(ctx.db, scope, unitId)
  return (
    found ?? {
      unitId,
      slug: unitId.slice(-8).toLowerCase(),
      title: '系统运行状态',
      note: '',
      shownTo: 'nobody',
      systemIds: [],
      version: 0,
    }
  )
}

/** Says what the status page of a unit shows, and to whom. */
export async function savePage(
  ctx: Ctx,
  input: z.output<typeof statusApi.savePage.input>,
): Promise<StatusPage> {
  const scope = scopeOf(ctx, 'watch.write')
  if (!scope.unitIds.includes(input.unitId)) throw new Refusal('identity.no-such-unit', { id: input.unitId })
  return ctx.transaction(async (tx) => {
    for (const systemId of input.systemIds)
      if (!(await unitHas(tx, 'asset_system', input.unitId, systemId)))
        throw new Refusal('watch.no-such-system', { id: systemId })
    const before = await statusPageOf(tx, scope, input.unitId)
    const after = await saveStatusPage(tx, { ...input, systemIds: [...new Set(input.systemIds)] }, ctx.now)
    await audit(tx, ctx, {
      action: 'status-page.save',
      unitId: input.unitId,
      subjectId: input.unitId,
      subjectName: after.title,
      before,
      after,
    })
    return after
  })
}

/** Of people without an account, by where they ask from: a whole house may stand behind one address, and a page asks twice a minute. */
const strangers = new Pace({ atOnce: 120, perMinute: 240, callers: 10_000 })

/**
 * A status page, to whom its owner shows it. Whoever may not see it is not told that it is there; people who may see the checks
 * of its unit are told that it is not open yet.
 *
 * @throws Refusal `watch.no-such-status-page`, `watch.status-page-not-open`, `kernel.too-often`
 */
export async function showStatus(
  ctx: Ctx,
  { slug }: z.output<typeof statusApi.show.input>,
): Promise<StatusView> {
  if (ctx.actor.grants.length === 0) strangers.take(ctx.from.ip, ctx.now)
  const page = await statusPageAt(ctx.db, slug)
  // Whoever sets it up may look at it before anybody else.
  const asked = page?.shownTo === 'nobody' ? 'watch.write' : 'watch.read'
  const open =
    page?.shownTo === 'everybody' || (page !== null && scopeOf(ctx, asked).unitIds.includes(page.unitId))
  if (page?.shownTo === 'nobody' && !open && scopeOf(ctx, 'watch.read').unitIds.includes(page.unitId))
    throw new Refusal('watch.status-page-not-open', { slug })
  if (!page || !open) throw new Refusal('watch.no-such-status-page', { slug })
  return shared(ctx.db, page, ctx.now)
}

type Kept = { readonly key: string; readonly until: number; readonly answer: Promise<StatusView> }
const kept = new WeakMap<Db, Map<string, Kept>>()

function shared(db: Db, page: StatusPage, now: Instant): Promise<StatusView> {
  const own = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, own)
  const key = `${page.slug} ${page.version}`
  const found = own.get(page.unitId)
  if (found?.key === key && found.until > now && found.until - now <= FRESH_MS) return found.answer
  const answer = readStatus(db, page, now)
  own.set(page.unitId, { key, until: now + FRESH_MS, answer })
  answer.catch(() => own.delete(page.unitId))
  return answer
}

async function readStatus(db: Db, page: StatusPage, now: Instant): Promise<StatusView> {
  const scope = { unitIds: [page.unitId] }
  const wall = await readOverview(db, scope, now)
  const all = await checksOfUnit(db, page.unitId)
  const nameOf = await systemNames(db, page.systemIds, scope)
  const listed = page.systemIds.flatMap((id) => {
    const name = nameOf(id)
    return name === null ? [] : [{ id, name }]
  })
  const inHand = await systemsInHand(db, page.unitId)
  const systems: StatusView['systems'] = []
  for (const { id, name } of listed) {
    const own = wall.checks.filter((check) => check.systemId === id)
    const shown = shownOutside(own)
    const past = await systemPast(db, toldOutside(all.filter((check) => check.systemId === id)), now)
    const since = toldOutside(own)
      .filter((check) => check.shown === shown && check.since !== null)
      .map((check) => check.since as Instant)
    const [up, down] = past.days.reduce(([u, d], day) => [u + day.upMs, d + day.downMs], [0, 0])
    systems.push({
      name,
      shown,
      since: shown === 'up' || since.length === 0 ? null : (Math.min(...since) as Instant),
      inHand: inHand.has(id),
      shareBp: up + down === 0 ? null : Math.floor((up * 10_000) / (up + down)),
      watchedSince: past.since,
      days: past.days.slice(-BAR_DAYS).map(({ day, worst, shareBp, upMs, warningMs, downMs }) => ({
        day,
        worst,
        shareBp,
        upMs,
        warningMs,
        downMs,
      })),
    })
  }
  const windows = await liveWindows(db, page.unitId)
  const maintenance = windows
    .flatMap((window) => plannedOf(window, listed, now))
    .sort((a, b) => a.from - b.from)
  return {
    title: page.title,
    note: page.note,
    at: now,
    shown: systemShown(systems.map(({ shown }) => ({ shown, severity: 'important' as const }))),
    systems,
    maintenance,
  }
}

/** A window as the page tells it: when it opens next, once, also where it opens every week. */
function plannedOf(
  window: MaintenanceWindow,
  listed: readonly { readonly id: SystemId; readonly name: string }[],
  now: Instant,
): StatusView['maintenance'] {
  const own = listed.filter(({ id }) => window.everything || window.systemIds.includes(id))
  const [next] = occurrences(window.time, { from: now, to: (now + AHEAD_MS) as Instant })
  if (own.length === 0 || next === undefined) return []
  const { time } = window
  const weekly = time.kind === 'weekly' ? { weekdays: time.weekdays, from: time.from, to: time.to } : null
  return [{ from: next.from, to: next.to, weekly, systems: own.map(({ name }) => name) }]
}
