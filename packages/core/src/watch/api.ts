import { z } from 'zod'
import { DeviceId, SystemId } from '../assets/ids.ts'
import { UnitId } from '../identity/unit.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { CheckId } from './ids.ts'
import { EnteredCheck, withMisfits } from './check-entry.ts'
import { Overview } from './overview.ts'
import { TryCheck, TryResult } from './try-check.ts'
import { Verdict } from './verdict.ts'
import { CheckChoices, CheckLine, CheckView, PushAddress } from './views.ts'

const check = { checkId: CheckId }
/** The version of the check that the form was filled in from. */
const seen = { ...check, version: z.int() }

const Saved = z.object({ view: CheckView, push: PushAddress.nullable() })

/** Endpoints of checks: what is looked at, how, and when it counts as bad. */
export const watchApi = {
  listChecks: endpoint({
    method: 'GET',
    path: '/api/watch/checks',
    permission: 'watch.read',
    summary: 'The checks within your reach, the worst first, with what is known of each',
    input: z.object({
      unitId: z.string().optional(),
      systemId: SystemId.optional(),
      deviceId: DeviceId.optional(),
      kind: z.string().max(40).optional(),
      verdict: Verdict.optional(),
      paused: z.boolean().optional(),
      /** Part of the name, the target or the note. */
      text: z.string().trim().max(100).optional(),
      page: z.int().min(1).default(1),
      size: z.int().min(1).max(500).default(50),
    }),
    output: z.object({
      items: z.array(CheckLine),
      /** How many the filter finds, and how many there are without it. */
      count: z.int(),
      all: z.int(),
    }),
  }),
  overview: endpoint({
    method: 'GET',
    path: '/api/watch/overview',
    permission: 'watch.read',
    summary:
      'How all systems and checks within your reach stand now; /api/watch/live tells what changes of it, as events (of=alerts: of open alerts, of=all: of both)',
    input: z.object({}),
    output: Overview,
  }),
  choices: endpoint({
    method: 'GET',
    path: '/api/watch/choices',
    permission: 'watch.read',
    summary: 'What a check of a unit may name: its other checks, systems and devices',
    input: z.object({ unitId: z.string() }),
    output: CheckChoices,
  }),
  getCheck: endpoint({
    method: 'GET',
    path: '/api/watch/checks/:checkId',
    permission: 'watch.read',
    summary: 'One check with its settings, what is known of it, and what it needs',
    input: z.object(check),
    output: CheckView,
  }),
  createCheck: endpoint({
    method: 'POST',
    path: '/api/watch/checks',
    permission: 'watch.write',
    summary: 'Set up a check; the address that a push check is told at is in this answer only',
    input: withMisfits(EnteredCheck.extend({ unitId: UnitId })),
    output: Saved,
  }),
  updateCheck: endpoint({
    method: 'PUT',
    path: '/api/watch/checks/:checkId',
    permission: 'watch.write',
    summary: 'Change a check; its unit stays',
    input: withMisfits(EnteredCheck.extend(seen)),
    output: Saved,
  }),
  copyCheck: endpoint({
    method: 'POST',
    path: '/api/watch/checks/:checkId/copies',
    permission: 'watch.write',
    summary:
      'Set up the same check for other places, secrets and all; places that have one already are left out',
    input: z.object({
      ...check,
      copies: z
        .array(z.object({ name: z.string().trim().min(1).max(100), place: z.string().trim().max(2000) }))
        .min(1)
        .max(200),
    }),
    output: z.object({
      made: z.array(z.object({ id: CheckId, name: z.string(), push: PushAddress.nullable() })),
      /** Names of those that are there already. */
      there: z.array(z.string()),
    }),
  }),
  pauseChecks: endpoint({
    method: 'POST',
    path: '/api/watch/paused-checks',
    permission: 'watch.write',
    summary: 'Pause checks, or let them run again',
    input: z.object({ checkIds: z.array(CheckId).min(1).max(500), paused: z.boolean() }),
    output: z.object({ changed: z.int() }),
  }),
  tryCheck: endpoint({
    method: 'POST',
    path: '/api/watch/tries',
    permission: 'watch.write',
    summary: 'Look once, now, with settings that need not be saved; nothing is kept of it',
    input: TryCheck,
    output: TryResult,
  }),
  removeCheck: endpoint({
    method: 'DELETE',
    path: '/api/watch/checks/:checkId',
    permission: 'watch.write',
    summary: 'Take a check off the list; its readings and changes stay',
    input: z.object({ ...seen, why: z.string().trim().min(1).max(200) }),
    output: z.object({ checkId: CheckId }),
  }),
  renewPush: endpoint({
    method: 'POST',
    path: '/api/watch/checks/:checkId/push-address',
    permission: 'watch.write',
    summary: 'Give a push check a new address; the one before is no longer heard',
    input: z.object(check),
    output: PushAddress,
  }),
}
