import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { executionIndicator, formsOf } from '../tables/forms.ts'
import { isAbout } from './is-about.ts'
import { knownName } from './known-project.ts'
import { bareName } from './matched-rows.ts'

/**
 * The indicators of a 自评表 against those of the approved goal, by name. A name that holds another, or is held by it, is that one
 * worded anew. A form of which no name is known is of another framework, and is said to be so once.
 */
export const knownIndicators = checkFunction({
  parameters: z.strictObject({}),
  find: (reading, _, { known }) => {
    if (known?.goal !== 'approved' || known.indicators.length === 0 || !isAbout(reading, known)) return []
    const forms = formsOf(reading).filter((f) => f.kind === 'self-evaluation' && f.indicators.length > 2)
    const [form] = forms
    if (!form || forms.length > 1) return []
    const execution = executionIndicator(reading, form)
    const rows = form.indicators.filter((row) => row !== execution)
    const here = rows.map((row) => bareName(row.name.text))
    const there = known.indicators.map((i) => bareName(i.name))
    const facts = { project: knownName(known) }
    const place = rows[0]?.name
    const missing = known.indicators.filter((_i, at) => !here.some((name) => isSame(name, there[at] ?? '')))
    if (missing.length === known.indicators.length)
      return place ? [{ says: 'none', facts, quotes: [place], record: 'goal' as const }] : []
    const extra = rows.filter((_row, at) => !there.some((name) => isSame(name, here[at] ?? '')))
    return [
      ...missing.map(
        (i): Hit => ({
          says: 'missing',
          facts: { ...facts, name: i.name, target: i.targetText },
          quotes: [],
          record: 'goal',
        }),
      ),
      ...extra.map(
        (row): Hit => ({
          says: 'extra',
          facts: { ...facts, name: row.name.text.trim() },
          quotes: [row.name],
          record: 'goal',
        }),
      ),
    ]
  },
})

const isSame = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && (a.includes(b) || b.includes(a)))
