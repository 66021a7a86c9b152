import { z } from 'zod'
import { CheckFields } from './check-entry.ts'
import { usualRule } from './judge.ts'
import { checkKinds, CheckSettings, kindOf } from './kinds/all.ts'
import { fieldAt } from './kinds/form.ts'
import { type Saying, say } from './said/saying.ts'

/**
 * What is to become of one row of a foreign list: `new` a check can be set up as it stands; `there` the unit has one of this
 * name; `not-known` nothing here looks at such a thing; `unclear` the row does not say enough, or says it in a way that is not
 * understood; `out-of-reach` its address is not among those that the program may reach.
 */
export const ImportFate = z.enum(['new', 'there', 'not-known', 'unclear', 'out-of-reach'])
export type ImportFate = z.infer<typeof ImportFate>

/** One row of a foreign list, and the check that it would become. */
export const Proposal = z.object({
  /** What the row is called over there. */
  name: z.string(),
  /** What it looks at, as it stands there. */
  target: z.string(),
  fate: ImportFate,
  /** Why it is not new, or what of it is lost: a saying. */
  remark: z.string(),
  entry: CheckFields.nullable(),
  /** It was not running over there. */
  paused: z.boolean(),
})
export type Proposal = z.infer<typeof Proposal>

/** Rows of one list that are read. */
export const MOST_ROWS = 1_000

/** What a foreign row says, as far as it was understood. */
export type ForeignRow = {
  readonly name: string
  readonly target: string
  /** The settings of a kind of ours; null where there is none. */
  readonly settings: Readonly<Record<string, unknown>> | null
  readonly intervalS?: number
  readonly timeoutS?: number
  readonly failuresToDown?: number
  readonly secrets?: Readonly<Record<string, string>>
  readonly note?: string
  readonly paused?: boolean
  readonly remark?: Saying
  /** What is wrong with a row that has no settings. */
  readonly without?: 'not-known' | 'unclear'
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The check that a foreign row becomes, with what people here take for granted where it says nothing. */
export function proposal(row: ForeignRow): Proposal {
  // What nobody named is called after what it looks at.
  const name = textOf(row.name, 100) || textOf(row.target, 100)
  const plain = { name, target: row.target, paused: row.paused ?? false }
  const remark = row.remark ?? ''
  if (row.settings === null) return { ...plain, fate: row.without ?? 'not-known', remark, entry: null }
  const settings = CheckSettings.safeParse(row.settings)
  if (!settings.success)
    return { ...plain, fate: 'unclear', remark: wrongSetting(row.settings, settings.error), entry: null }
  const kind = kindOf(settings.data.kind)
  const intervalS = Math.round(within(row.intervalS ?? kind.intervalS, 5, 86_400))
  const read = CheckFields.safeParse({
    systemId: null,
    deviceId: null,
    name,
    settings: settings.data,
    intervalS,
    timeoutS: within(Math.min(row.timeoutS ?? kind.timeoutS, intervalS), 0.5, 300),
    rule: {
      ...usualRule,
      ...(row.failuresToDown === undefined
        ? {}
        : { failuresToDown: Math.round(within(row.failuresToDown, 1, 20)) }),
    },
    thresholds: [],
    severity: 'important',
    needs: [],
    agentId: null,
    note: textOf(row.note ?? '', 2000),
    secrets: { ...row.secrets },
  } satisfies CheckFields)
  if (!read.success) return { ...plain, fate: 'unclear', remark: say('import.row'), entry: null }
  return { ...plain, fate: 'new', remark, entry: read.data }
}

/** As much of a text as is kept; no database takes the sign 0. */
const textOf = (text: string, most: number) => text.replaceAll('\0', '').trim().slice(0, most).trim()

/** The field of the form that is missing or wrong, as the form calls it. */
function wrongSetting(settings: Readonly<Record<string, unknown>>, { issues }: z.ZodError): Saying {
  const kind = checkKinds.find((one) => one.kind === settings['kind'])
  const field = kind && fieldAt(kind.form, issues[0]?.path.join('.') ?? '')
  return field ? say('import.field', { field: { zh: field.zh, en: field.en } }) : say('import.row')
}

/** Marks rows whose name the unit has already, and tells rows of one name apart by a number. */
export function settleNames(rows: readonly Proposal[], taken: ReadonlySet<string>): Proposal[] {
  const used = new Set(taken)
  return rows.map((row) => {
    if (row.fate !== 'new' || row.entry === null) return row
    if (taken.has(row.entry.name)) return { ...row, fate: 'there', entry: null }
    let name = row.entry.name
    for (let n = 2; used.has(name); n++) name = `${row.entry.name.slice(0, 90)} (${n})`
    used.add(name)
    return { ...row, entry: { ...row.entry, name } }
  })
}
