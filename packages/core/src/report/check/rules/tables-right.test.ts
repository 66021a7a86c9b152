import { expect, test } from 'vitest'
import { rightTables } from '../../../../../../test/fixtures/right-tables.ts'
import { findingsIn } from '../../../../../../test/fixtures/table-check.ts'

test.each(Object.entries(rightTables))('nothing is called wrong in %s', (_name, text) => {
  const wrong = findingsIn(text).filter((f) => f.severity === 'E')
  expect(wrong.map((f) => `${f.rule} ${f.says} ${JSON.stringify(f.facts)} ${f.quotes[0]?.text}`)).toEqual([])
})
