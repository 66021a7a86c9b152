import { expect, test } from 'vitest'
import { fittingName } from './fitting-name.ts'

test.each([
  ['报告.docx', '报告.docx'],
  [`${'长'.repeat(196)}.txt`, `${'长'.repeat(196)}.txt`],
  // 200 characters: 194 of the name, … and .docx
  [`${'长'.repeat(230)}.docx`, `${'长'.repeat(194)}….docx`],
  ['长'.repeat(201), `${'长'.repeat(199)}…`],
])('%s', (name, fitting) => expect(fittingName(name)).toBe(fitting))
