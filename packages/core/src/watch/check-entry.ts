import { z } from 'zod'
import { Check } from './check.ts'
import { CheckSettings, kindOf, metricsOf } from './kinds/all.ts'
import type { FormField } from './kinds/form.ts'
import { jsonSteps } from './kinds/json-path.ts'
import { hasSignIn } from './kinds/web-address.ts'
import { tookMetric } from './metric.ts'

/** What the form of a check says. */
export const CheckFields = Check.pick({
  systemId: true,
  deviceId: true,
  intervalS: true,
  timeoutS: true,
  rule: true,
  thresholds: true,
  severity: true,
  needs: true,
  agentId: true,
}).extend({
  name: z.string().trim().min(1).max(100),
  settings: CheckSettings,
  note: z.string().trim().max(2000),
  /** Passwords and communities by name. One that is not named stays as it is; an empty one is taken away. */
  secrets: z.record(z.string().max(40), z.string().max(4000)),
})
export type CheckFields = z.infer<typeof CheckFields>

type Issue = { readonly path: (string | number)[]; readonly message: string }

/**
 * What may not be entered any more, by its path in the settings. Checks on record that hold it stay readable, so it stands here
 * and not in their schemas.
 */
export function misfitsOfSettings(settings: CheckSettings): Issue[] {
  const kind = kindOf(settings.kind)
  const values = settings as unknown as Readonly<Record<string, unknown>>
  const issues = kind.form
    .filter((field) => field.place === true && hasSignIn(text(values[field.name])))
    .map((field): Issue => ({ path: [field.name], message: whereToSignIn(kind) }))
  if (settings.kind === 'http' && settings.json && jsonSteps(settings.json.path) === null)
    issues.push({ path: ['json', 'path'], message: 'watch.not-a-json-path' })
  return issues
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function whereToSignIn({ form, secrets }: Pick<ReturnType<typeof kindOf>, 'form' | 'secrets'>): string {
  if (form.some((field) => field.name === 'auth')) return 'watch.sign-in-in-web-address'
  return secrets.length > 0 ? 'watch.sign-in-in-address' : 'watch.sign-in-not-here'
}

/** What the form of a check says when it is saved: what is wrong with its settings is told with all that is wrong elsewhere. */
export const EnteredCheck = CheckFields.extend({
  settings: CheckSettings.superRefine((settings, context) => {
    for (const issue of misfitsOfSettings(settings)) context.addIssue({ code: 'custom', ...issue })
  }),
})

/** What in a filled-in check does not go together, field by field. */
export function misfits(
  entry: Pick<CheckFields, 'settings' | 'intervalS' | 'timeoutS' | 'thresholds' | 'secrets'>,
): Issue[] {
  const kind = kindOf(entry.settings.kind)
  const issues: Issue[] = []
  if (!kind.passive && entry.timeoutS > entry.intervalS)
    issues.push({ path: ['timeoutS'], message: 'watch.timeout-over-interval' })
  const metrics = new Set([tookMetric, ...metricsOf(entry.settings)].map((metric) => metric.key))
  for (const [at, { metric }] of entry.thresholds.entries())
    if (!metrics.has(metric)) issues.push({ path: ['thresholds', at, 'metric'], message: 'watch.no-metric' })
  for (const name of Object.keys(entry.secrets))
    if (!kind.secrets.includes(name)) issues.push({ path: ['secrets', name], message: 'field.unknown' })
  return issues
}

/** Adds what does not go together to what zod finds; of a field that is wrong by itself nothing more is said. */
export const withMisfits = <S extends z.ZodType<Parameters<typeof misfits>[0]>>(schema: S): S =>
  schema.superRefine((entry, context) => {
    const known = new Set(context.issues.map((issue) => (issue.path ?? []).join('.')))
    for (const issue of misfits(entry))
      if (!known.has(issue.path.join('.'))) context.addIssue({ code: 'custom', ...issue })
  })

/** The addresses that a check is told to reach, as they were typed: URLs and hosts, of fields that hold a place. */
export function placesOf(settings: CheckSettings): string[] {
  const values = settings as unknown as Readonly<Record<string, unknown>>
  return kindOf(settings.kind)
    .form.filter((field: FormField) => field.place === true)
    .map((field) => values[field.name])
    .filter((value): value is string => typeof value === 'string' && value !== '')
}

/**
 * The same settings for another place: a URL where a URL stands, a host where a host stands. A bare host put where a URL stands
 * takes the place of the URL's host, so that a list of servers is enough to check the same page on each.
 */
export function settingsFor(settings: CheckSettings, place: string): CheckSettings {
  const field = kindOf(settings.kind).form.find((one) => one.place === true)
  if (!field) return settings
  const before = (settings as unknown as Readonly<Record<string, unknown>>)[field.name]
  const url = typeof before === 'string' ? /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/i.exec(before) : null
  const bareHost = !place.includes('://')
  return {
    ...settings,
    [field.name]: url && bareHost ? `${url[1]}${place}${url[3]}` : place,
  } as CheckSettings
}
