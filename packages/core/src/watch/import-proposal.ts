import { z } from 'zod'
import { CheckFields } from './check-entry.ts'
import { usualRule } from './judge.ts'
import { CheckSettings, kindOf } from './kinds/all.ts'

/**
 * What is to become of one row of a foreign list: `new` a check can be set up as it stands; `there` the unit has one of this
 * name; `not-known` nothing here looks at such a thing; `unclear` the row does not say enough, or says it in a way that is not
 * understood.
 */
export const ImportFate = z.enum(['new', 'there', 'not-known', 'unclear'])
export type ImportFate = z.infer<typeof ImportFate>

/** One row of a foreign list, and the check that it would become. */
export const Proposal = z.object({
  /** What the row is called over there. */
  name: z.string(),
  /** What it looks at, as it stands there. */
  target: z.string(),
  fate: ImportFate,
  /** Why it is not new, or what of it is lost, as the word of the other program or of the field. */
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
  readonly remark?: string
  /** What is wrong with a row that has no settings. */
  readonly without?: 'not-known' | 'unclear'
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The check that a foreign row becomes, with what people here take for granted where it says nothing. */
export function proposal(row: ForeignRow): Proposal {
  const plain = { name: row.name, target: row.target, paused: row.paused ?? false }
  const remark = row.remark ?? ''
  if (row.settings === null) return { ...plain, fate: row.without ?? 'not-known', remark, entry: null }
  const settings = CheckSettings.safeParse(row.settings)
  if (!settings.success) {
    const [issue] = settings.error.issues
    return { ...plain, fate: 'unclear', remark: issue ? issue.path.join('.') : '', entry: null }
  }
  const kind = kindOf(settings.data.kind)
  const intervalS = Math.round(within(row.intervalS ?? kind.intervalS, 5, 86_400))
  const entry: CheckFields = {
    systemId: null,
    deviceId: null,
    name: row.name.trim().slice(0, 100),
    settings: settings.data,
    intervalS,
    timeoutS: within(Math.min(row.timeoutS ?? kind.timeoutS, intervalS), 0.5, 300),
    rule: {
      ...usualRule,
      ...(row.failuresToDown === undefined ? {} : { failuresToDown: within(row.failuresToDown, 1, 20) }),
    },
    thresholds: [],
    severity: 'important',
    needs: [],
    agentId: null,
    note: (row.note ?? '').slice(0, 2000),
    secrets: { ...row.secrets },
  }
  return { ...plain, fate: 'new', remark, entry }
}

/** Marks rows whose name the unit has already, and tells rows of one name apart by a number. */
export function settleNames(rows: readonly Proposal[], taken: ReadonlySet<string>): Proposal[] {
  const used = new Set<string>()
  return rows.map((row) => {
    if (row.fate !== 'new' || row.entry === null) return row
    if (taken.has(row.entry.name)) return { ...row, fate: 'there', entry: null }
    let name = row.entry.name
    for (let n = 2; used.has(name); n++) name = `${row.entry.name.slice(0, 94)} (${n})`
    used.add(name)
    return { ...row, entry: { ...row.entry, name } }
  })
}
