import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type CaseFault, caseFaults } from '../../../../../test/fixtures/report-check/case-faults.ts'
import { faultyReport } from '../../../../../test/fixtures/report-check/faulty-2011.ts'
import { bareContext, checkRules, reportWords, textFile } from '../../../../../test/fixtures/report-check.ts'
import { check } from './check.ts'
import type { Finding } from './finding.ts'
import type { ReadDocument } from './read-document.ts'
import { readReport } from './read-report.ts'

const findings = (report: ReadDocument): Finding[] =>
  check(readReport([report], reportWords), checkRules, bareContext)

/** Whether a finding is the one that a line of the list means. */
const is = ([severity, rule, words]: CaseFault, f: Finding): boolean =>
  f.rule === rule && f.severity === severity && (words === '' || f.quotes.some((q) => q.text.includes(words)))

/** Every line of the list is found, and every E and W is on the list. */
function foundExactly(found: readonly Finding[], wrong: readonly CaseFault[]): void {
  expect(wrong.filter((line) => !found.some((f) => is(line, f)))).toEqual([])
  expect(found.filter((f) => f.severity === 'E')).toHaveLength(1)
  const beyond = found.filter((f) => f.severity !== 'I' && !wrong.some((line) => is(line, f)))
  expect(beyond.map((f) => `${f.severity} ${f.rule} ${f.quotes[0]?.text}`)).toEqual([])
  // One finding for each line, so that none hides behind another. The rest of an I is told by s-01 and s-11 in several.
  const heavy = wrong.filter(([severity]) => severity !== 'I')
  expect(found.filter((f) => f.severity !== 'I')).toHaveLength(heavy.length)
}

describe('a report of the example center with the faults of the published one', () => {
  test('every one of them is found, one error, and nothing else that needs an explanation', () => {
    foundExactly(
      findings(textFile(faultyReport, '附件3-2.txt')),
      caseFaults({ rate: '96.30%', attachment: '附件3-1', place: '示例新区' }),
    )
  })
})

const folder = fileURLToPath(new URL('../../../../../../shared/case/', import.meta.url))

test.skipIf(!existsSync(folder))('the published report itself, where it is at hand', () => {
  const name = readdirSync(folder).find((n) => n.endsWith('.txt')) as string
  foundExactly(
    findings(textFile(readFileSync(folder + name, 'utf8'), name)),
    caseFaults({ rate: '97.70%', attachment: '附件4-1', place: '新区' }),
  )
})
