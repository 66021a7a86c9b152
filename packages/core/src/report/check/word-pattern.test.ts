import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { bareContext, reportWords, textFile } from '../../../../../test/fixtures/report-check.ts'
import { check } from './check.ts'
import { CheckRule } from './check-rule.ts'
import { readReport } from './read-report.ts'
import { patternOf, WordPattern } from './word-pattern.ts'

/** A county's own rule that looks for these words. */
const own = (words: readonly string[]) =>
  CheckRule.safeParse({
    id: 'own',
    title: '本区用语',
    titleEn: 'Own words',
    region: '示例区',
    years: { from: null, to: null },
    source: 'own choice',
    sure: 'C',
    also: [],
    severity: 'I',
    fn: 'phrase',
    parameters: { words },
    says: { phrase: { zh: '{text}', en: '{text}', mend: { zh: '改。', en: 'Mend.' } } },
    example: { text: '用语', quote: '用语' },
  })

test.each([
  ['降低*成本', '降低单位的运维成本', true],
  ['降低*成本', '降低了费用,控制成本', false],
  ['#次', '全年巡检52次', true],
  ['#次', '一百二十次', true],
  ['#次', '多次', false],
  ['（优）', '(优)', false],
  ['(优)', '等级(优)', true],
  ['a.c', 'abc', false],
])('%s in %s', (pattern, text, there) => {
  expect(patternOf([pattern])?.test(text)).toBe(there)
})

describe('words of a county can never hold up a check', () => {
  test('what leaves more than three places open is refused when the program starts', () => {
    expect(WordPattern.safeParse('甲*乙*丙*丁').success).toBe(true)
    expect(WordPattern.safeParse('*#*#').success).toBe(false)
    expect(own(['*#*#']).success).toBe(false)
  })

  test('a regular expression is taken as the words that it is written with', () => {
    const cruel = '(a+)+$'
    expect(patternOf([cruel])?.test(`${'a'.repeat(40)}!`)).toBe(false)
    expect(patternOf([cruel])?.test(cruel)).toBe(true)
  })

  // What would take a backtracking matcher longest: nothing ends a clause, everything is a number, and the end is missing.
  const long = 130_000
  test.each([
    ['digits', ['#*#末', '*#*末', '###'], '1'.repeat(long)],
    ['one letter', ['a*a*a*b', '***b'], 'a'.repeat(long)],
    ['numbers in words', ['#*#末', '###末'], '百'.repeat(long)],
    ['groups of digits', ['#,#*末', '#.#*末'], '1,1.'.repeat(long / 4)],
  ])('%s of 130,000 characters', (_name, words, text) => {
    const rule = own(words)
    if (!rule.success) throw rule.error
    const reading = readReport([textFile(text)], reportWords)
    const file = { id: 'own', path: '', sm3: '', origin: 'local' as const, rule: rule.data }
    const started = performance.now()
    check(reading, [file], bareContext)
    // Measured at 0.1 to 2 s on two slow cores; an expression that hangs takes years.
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
