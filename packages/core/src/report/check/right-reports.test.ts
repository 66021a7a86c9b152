import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plantedFaults } from '../../../../../test/fixtures/planted-faults.ts'
import { findingsIn } from '../../../../../test/fixtures/table-check.ts'

const folder = new URL('../../../../../test/fixtures/right-reports/', import.meta.url)
const names = readdirSync(folder).sort()
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8')

const errorsIn = (text: string) =>
  findingsIn(text)
    .filter((f) => f.severity === 'E')
    .map((f) => ({ rule: f.rule, says: f.says, facts: f.facts, quote: f.quotes[0]?.text }))

test.each(names)('nothing is called wrong in the right report %s', (name) => {
  expect(errorsIn(textOf(name))).toEqual([])
})

/** What happens to reports on their way: numbers of headings lost, tables flattened to lines, every cell a line of its own. */
const mishaps: Readonly<Record<string, (text: string) => string>> = {
  'its heading numbers lost': (text) =>
    text.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.．、])/gm, ''),
  'its tables flattened to lines': (text) =>
    text.replace(/^\|.*\|$/gm, (row) => row.replace(/\|[<^](?=\|)/g, '').replaceAll('|', ' ')),
  'every cell on a line of its own': (text) =>
    text.replace(/^\|.*\|$/gm, (row) => row.replace(/\|[<^](?=\|)/g, '').replaceAll('|', '\n')),
}

test.each(
  Object.entries(mishaps).flatMap(([mishap, happen]) => names.map((name) => [mishap, name, happen] as const)),
)('nor with %s: %s', (_mishap, name, happen) => {
  const found = errorsIn(happen(textOf(name))).filter((f) => f.rule !== 'l-08')
  expect(found).toEqual([])
})

test.each(plantedFaults)(
  'in report $report, “$wrong” is found and nothing else',
  ({ report, right, wrong, rules }) => {
    const text = textOf(names.find((name) => name.startsWith(report)) ?? '')
    expect(text).toContain(right)
    const found = errorsIn(text.replace(right, wrong)).map((f) => f.rule)
    expect([...new Set(found)].sort()).toEqual([...rules].sort())
  },
)
