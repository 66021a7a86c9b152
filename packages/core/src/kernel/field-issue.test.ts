import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldIssue } from './field-issue.ts'
import { fieldWords } from './field-words.ts'
import { Fen } from './money.ts'
import { Day } from './time.ts'

const issuesOf = (schema: z.core.$ZodType, input: unknown) =>
  (z.safeParse(schema, input, { reportInput: true }).error?.issues ?? []).map(fieldIssue)

test.each([
  { what: 'a text that is missing', schema: z.string(), input: undefined, code: 'field.missing' },
  { what: 'an empty text', schema: z.string().trim().min(1), input: '  ', code: 'field.missing' },
  { what: 'a number left empty', schema: z.int(), input: null, code: 'field.missing' },
  { what: 'a text for a number', schema: z.number(), input: 'viel', code: 'field.not-number' },
  { what: 'a broken number', schema: z.int(), input: 1.5, code: 'field.not-whole' },
  { what: 'an amount below 0', schema: Fen.min(0), input: -1, code: 'field.below-zero' },
  { what: 'an amount beyond counting', schema: z.int(), input: 2 ** 60, code: 'field.too-large-to-count' },
  { what: 'a payment of 0', schema: Fen.refine((n) => n !== 0, 'field.zero'), input: 0, code: 'field.zero' },
  { what: 'a day that is none', schema: Day, input: '2026-13-01', code: 'field.day' },
  { what: 'no day', schema: Day, input: undefined, code: 'field.missing' },
  { what: 'none of the options', schema: z.enum(['a']), input: 'b', code: 'field.no-option' },
  { what: 'a text too long', schema: z.string().max(2), input: 'abc', code: 'field.too-long' },
  { what: 'a list too short', schema: z.array(z.string()).min(1), input: [], code: 'field.too-few' },
])('$what: $code', ({ schema, input, code }) => {
  expect(issuesOf(schema, input).map((issue) => issue.code)).toEqual([code])
  expect(code in fieldWords).toBe(true)
})

test('a fault in a list carries the path of its field', () => {
  const schema = z.object({ uses: z.array(z.object({ amount: z.int().max(9) })) })
  expect(issuesOf(schema, { uses: [{ amount: 1 }, { amount: 10 }] })).toEqual([
    { path: 'uses.1.amount', code: 'field.too-large', facts: { max: 9 } },
  ])
})

test('in a choice of shapes the one that comes nearest is complained of', () => {
  const schema = z.object({
    target: z.union([z.object({ by: z.object({ on: Day }) }), z.object({ text: z.string() })]),
  })
  expect(issuesOf(schema, { target: { by: { on: '昨天' } } })).toEqual([
    { path: 'target.by.on', code: 'field.day', facts: {} },
  ])
})
