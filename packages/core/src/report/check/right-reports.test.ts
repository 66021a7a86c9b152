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

test.each(plantedFaults)(
  'in report $report, “$wrong” is found and nothing else',
  ({ report, right, wrong, rules }) => {
    const text = textOf(names.find((name) => name.startsWith(report)) ?? '')
    expect(text).toContain(right)
    const found = errorsIn(text.replace(right, wrong)).map((f) => f.rule)
    expect([...new Set(found)].sort()).toEqual([...rules].sort())
  },
)
