import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { bareContext, checkRules, reportWords } from '../../../../../../test/fixtures/report-check.ts'
import { seeded } from '../../../../../../test/fixtures/mutations/report.ts'
import { rightTables } from '../../../../../../test/fixtures/right-tables.ts'
import {
  harmlessTableEdits,
  tableFaults,
  withTable,
} from '../../../../../../test/fixtures/table-mutations.ts'
import { check } from '../check.ts'
import type { ReadDocument } from '../read-document.ts'
import { readReport } from '../read-report.ts'
import { exampleDocument } from './example-document.ts'

const documents = Object.entries(rightTables).map(([name, text]) => [name, exampleDocument(text)] as const)
/** Points out of 100 that are weighed are not held against their weights, nor added up. */
const judged = documents.filter(([name]) => !/weighed|shares of 1|two last lines/.test(name))
const tablesIn = (document: ReadDocument) => document.blocks.filter((b) => b.kind === 'table').length
const wrong = (document: ReadDocument) =>
  check(readReport([document], reportWords), checkRules, bareContext).filter((f) => f.severity === 'E')

test.each(Object.entries(harmlessTableEdits))('%s: no right table becomes wrong', (_name, edit) => {
  const alarms: string[] = []
  let made = 0
  documents.forEach(([name, document], i) => {
    // A page that goes on without a header has the columns of the page before.
    if (edit === harmlessTableEdits['two columns changed places'] && tablesIn(document) > 1) return
    for (let seed = 0; seed < 3; seed++) {
      const edited = withTable(document, edit, seeded(100 * i + seed))
      if (!edited) continue
      made++
      for (const f of wrong(edited))
        alarms.push(`${name}/${seed} ${f.rule} ${f.says} ${JSON.stringify(f.facts)}`)
    }
  })
  expect(made).toBeGreaterThan(8)
  expect(alarms).toEqual([])
})

describe('faults put into right tables', () => {
  test.each(Object.entries(tableFaults))('%s finds them', (rule, faults) => {
    const missed: string[] = []
    let made = 0
    judged.forEach(([name, document], i) =>
      faults.forEach((fault, kind) => {
        for (let seed = 0; seed < 4; seed++) {
          const changed = withTable(document, fault, seeded(1000 * kind + 10 * i + seed))
          if (!changed) continue
          made++
          if (!wrong(changed).some((f) => f.rule === rule)) missed.push(`${name} ${kind}/${seed}`)
        }
      }),
    )
    expect(made).toBeGreaterThan(11)
    expect(missed).toEqual([])
  })
})

test('a report of 130,000 characters with large tables is read and judged in time', () => {
  const [, sample] =
    Object.entries(rightTables).find(([name]) => name.startsWith('a scoring table, weights')) ?? []
  const prose = '本项目按照实施方案组织实施，完成巡检52次，系统可用率99.95%，支出45.87万元。'
  const text = Array.from({ length: 30 }, () => `${prose.repeat(95)}\n${sample}`).join('\n')
  const document = exampleDocument(text)
  const started = performance.now()
  const reading = readReport([document], reportWords)
  check(reading, checkRules, bareContext)
  expect(text.length).toBeGreaterThan(130_000)
  expect(reading.tables.length).toBe(30)
  expect(performance.now() - started).toBeLessThan(6_000)
})
