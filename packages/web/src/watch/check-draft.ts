import type { Check } from '@rongheng/core/watch/check'
import type { CheckFields } from '@rongheng/core/watch/check-entry'
import { usualRule } from '@rongheng/core/watch/judge'
import { type CheckSettings, type Kind, kindOf } from '@rongheng/core/watch/kinds/all'
import type { FormField } from '@rongheng/core/watch/kinds/form'
import type { Severity } from '@rongheng/core/watch/severity'
import type { z } from 'zod'
import { type DraftThreshold, draftThreshold, thresholdOf } from './threshold-draft.ts'

type Values = Readonly<Record<string, unknown>>

/** A check as its form holds it: lists of words as text, numbers as typed. */
export type CheckDraft = {
  readonly name: string
  readonly systemId: string
  readonly deviceId: string
  /** The settings of the kind, field by field. */
  readonly settings: Values
  /** Which of the parts that may be missing are wanted. */
  readonly parts: Readonly<Record<string, boolean>>
  readonly secrets: Readonly<Record<string, string>>
  /** Secrets on record that are to be taken away. */
  readonly forgotten: readonly string[]
  readonly intervalS: number
  readonly timeoutS: number | string
  readonly rule: Values
  readonly thresholds: readonly DraftThreshold[]
  readonly severity: Severity
  readonly needs: readonly string[]
  readonly note: string
}

/** What a schema of settings gives where nothing is said. */
function defaultsOf(schema: z.ZodType): Values {
  const { shape = {} } = schema._zod.def as unknown as { shape?: Record<string, z.ZodType> }
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      const usual = field.safeParse(undefined)
      return usual.success ? [[name, usual.data]] : []
    }),
  )
}

/** The form as it opens: for a check on record, for a copy of one, or for a new one of a kind. */
export function draftOf(
  kind: Kind,
  check: Pick<
    Check,
    | 'name'
    | 'systemId'
    | 'deviceId'
    | 'settings'
    | 'intervalS'
    | 'timeoutS'
    | 'rule'
    | 'thresholds'
    | 'severity'
    | 'needs'
    | 'note'
  > | null,
): CheckDraft {
  const about = kindOf(kind)
  const given = (check?.settings ?? {}) as Values
  const values = { ...defaultsOf(about.settings), ...given }
  return {
    name: check?.name ?? '',
    systemId: check?.systemId ?? '',
    deviceId: check?.deviceId ?? '',
    settings: Object.fromEntries(
      about.form
        .filter((field) => field.input !== 'secret')
        .map((field) => [field.name, shown(field, values[field.name])]),
    ),
    parts: Object.fromEntries(
      about.form
        .filter((field) => field.input === 'part')
        .map((field) => [field.name, (values[field.name] ?? null) !== null]),
    ),
    secrets: {},
    forgotten: [],
    intervalS: check?.intervalS ?? about.intervalS,
    timeoutS: check?.timeoutS ?? about.timeoutS,
    rule: check?.rule ?? usualRule,
    thresholds: (check?.thresholds ?? []).map(draftThreshold),
    severity: check?.severity ?? 'important',
    needs: check?.needs ?? [],
    note: check?.note ?? '',
  }
}

function shown(field: FormField, value: unknown): unknown {
  switch (field.input) {
    case 'words':
      return Array.isArray(value) ? value.join(' ') : ''
    case 'part':
      return Object.fromEntries(
        field.fields.map((inner) => [inner.name, shown(inner, (value as Values | null)?.[inner.name])]),
      )
    case 'rows':
      return ((value ?? []) as Values[]).map((row) =>
        Object.fromEntries(field.fields.map((inner) => [inner.name, shown(inner, row[inner.name])])),
      )
    case 'yes':
      return value === true
    case 'choice':
      return value ?? field.options[0]?.value
    default:
      return value ?? ''
  }
}

/** The settings that a draft says, for the server to judge. What was left empty is left out, so that its default holds. */
export function settingsOf(kind: Kind, draft: Pick<CheckDraft, 'settings' | 'parts'>): CheckSettings {
  const pairs = kindOf(kind)
    .form.filter((field) => field.input !== 'secret')
    .filter((field) => isShown(field, draft.settings))
    .flatMap((field): [string, unknown][] => {
      if (field.input === 'part' && !draft.parts[field.name]) return [[field.name, null]]
      const value = typed(field, draft.settings[field.name])
      return value === undefined ? [] : [[field.name, value]]
    })
  return { kind, ...Object.fromEntries(pairs) } as unknown as CheckSettings
}

/** Whether a field is asked for, by what stands in the others. */
export const isShown = (field: FormField, values: Values): boolean =>
  field.when === undefined || field.when.is.some((value) => value === values[field.when?.name ?? ''])

function typed(field: FormField, value: unknown): unknown {
  switch (field.input) {
    case 'words': {
      const words = (typeof value === 'string' ? value : '')
        .split(/[\s,，、;；]+/)
        .filter((word) => word !== '')
      if (words.length === 0) return undefined
      return field.numbers ? words.map(numberOf) : words
    }
    case 'number':
      return numberOf(value)
    case 'part':
      return within(field.fields, (value ?? {}) as Values)
    case 'rows':
      return ((value ?? []) as (Values | undefined)[])
        .map((row) => within(field.fields, row ?? {}))
        .filter((row) => Object.values(row).some((cell) => cell !== undefined && cell !== false))
    case 'yes':
      return value === true
    default: {
      const text = typeof value === 'string' ? value.trim() : value
      return text === '' ? undefined : text
    }
  }
}

const within = (fields: readonly FormField[], values: Values): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = typed(field, values[field.name])
      return value === undefined ? [] : [[field.name, value]]
    }),
  )

/** A number, or what was typed when it is none: the server then says so at the field. */
function numberOf(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined
  const text = value.trim()
  if (text === '') return undefined
  return Number.isFinite(Number(text)) ? Number(text) : text
}

/** What is sent to be saved. */
export function entryOf(kind: Kind, draft: CheckDraft, agentId: Check['agentId']): CheckFields {
  const typedSecrets = Object.entries(draft.secrets ?? {}).filter(([, secret]) => secret)
  return {
    name: draft.name.trim(),
    systemId: (draft.systemId || null) as CheckFields['systemId'],
    deviceId: (draft.deviceId || null) as CheckFields['deviceId'],
    settings: settingsOf(kind, draft),
    intervalS: Number(draft.intervalS),
    timeoutS: numberOf(draft.timeoutS) as number,
    rule: Object.fromEntries(
      Object.entries(draft.rule).map(([name, value]) => [name, numberOf(value)]),
    ) as CheckFields['rule'],
    thresholds: draft.thresholds.map(thresholdOf),
    severity: draft.severity,
    needs: [...draft.needs] as CheckFields['needs'],
    agentId,
    note: draft.note ?? '',
    secrets: {
      ...Object.fromEntries(draft.forgotten.map((name) => [name, ''])),
      ...Object.fromEntries(typedSecrets),
    },
  }
}

/** A name for a check that has none yet, from what it looks at. */
export function suggestedName(kind: Kind, draft: Pick<CheckDraft, 'settings' | 'parts'>): string {
  const read = kindOf(kind).settings.safeParse(settingsOf(kind, draft))
  if (!read.success) return ''
  return kindOf(kind)
    .target(read.data)
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/\/$/, '')
    .slice(0, 100)
}
