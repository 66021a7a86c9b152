import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { UnitId } from '../identity/unit.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Instant } from '../kernel/time.ts'
import { DayBar } from './availability.ts'
import { Shown, systemShown, type WallCheck } from './overview.ts'

/** Who may look at a status page. */
export const shownTo = ['nobody', 'signed-in', 'everybody'] as const
export const ShownTo = z.enum(shownTo)
export type ShownTo = z.infer<typeof ShownTo>

/** The name of a status page in its address. */
export const Slug = z.string().regex(/^[a-z0-9](-?[a-z0-9]){2,39}$/, 'watch.slug-form')

/** What the owner of a status page chose. */
export const StatusPage = z.object({
  unitId: UnitId,
  slug: Slug,
  title: z.string().trim().min(1).max(100),
  /** A sentence above the systems: whom to call, what is going on. */
  note: z.string().trim().max(1000),
  shownTo: ShownTo,
  /** The systems that are shown, in this order. */
  systemIds: z.array(SystemId).max(50),
  /** 0 while there is none. */
  version: z.int().min(0),
})
export type StatusPage = z.infer<typeof StatusPage>

/** One system as outsiders see it. No address, no device, no check by name. */
const StatusSystem = z.object({
  name: z.string(),
  shown: Shown,
  /** Since when it is not well. */
  since: Instant.nullable(),
  /** Whether somebody has taken note of all that is the matter with it: only then may be said that it is worked on. */
  inHand: z.boolean(),
  /** Share of today and of the last 90 days, basis points. */
  shareBp: z.int().nullable(),
  /** Since when it is watched. */
  watchedSince: Instant,
  days: z.array(
    DayBar.pick({ day: true, worst: true, shareBp: true, upMs: true, warningMs: true, downMs: true }),
  ),
})

/** The checks of a system that outsiders are told of: not those whose trouble is only worth knowing (提示). */
export const toldOutside = <C extends Pick<WallCheck, 'severity'>>(checks: readonly C[]): C[] =>
  checks.filter(({ severity }) => severity !== 'notice')

/** How a system is for outsiders. One that has no other checks than such is watched, and in no trouble that concerns them. */
export function shownOutside(checks: readonly Pick<WallCheck, 'shown' | 'severity'>[]): Shown {
  const told = toldOutside(checks)
  if (told.length > 0) return systemShown(told)
  return systemShown(
    checks.map((c) => (c.shown === 'down' || c.shown === 'warning' ? { ...c, shown: 'up' } : c)),
  )
}

/** Maintenance that is open or planned: when next, and which of the systems shown. */
const StatusMaintenance = z.object({
  from: Instant,
  to: Instant,
  /** On which days it comes again, and at which hours; null for one that comes once. */
  weekly: z.object({ weekdays: z.array(z.int().min(1).max(7)), from: z.string(), to: z.string() }).nullable(),
  systems: z.array(z.string()),
})

/** What a status page says. */
export const StatusView = z.object({
  title: z.string(),
  note: z.string(),
  at: Instant,
  shown: Shown,
  systems: z.array(StatusSystem),
  maintenance: z.array(StatusMaintenance),
})
export type StatusView = z.infer<typeof StatusView>

/** Endpoints of status pages. */
export const statusApi = {
  getPage: endpoint({
    method: 'GET',
    path: '/api/watch/status-page',
    permission: 'watch.read',
    summary: 'What the status page of a unit shows, and to whom',
    input: z.object({ unitId: UnitId }),
    output: StatusPage,
  }),
  savePage: endpoint({
    method: 'PUT',
    path: '/api/watch/status-page',
    permission: 'watch.write',
    summary: 'Say what the status page of a unit shows, and to whom',
    input: StatusPage,
    output: StatusPage,
  }),
  show: endpoint({
    method: 'GET',
    path: '/api/status/:slug',
    permission: 'public',
    summary: 'A status page: systems by name, 90 days, planned maintenance and open trouble in plain words',
    input: z.object({ slug: z.string().max(60) }),
    output: StatusView,
  }),
}
