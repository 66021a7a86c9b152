import { sql as raw } from 'kysely'
import { expect, test } from 'vitest'
import { RowBytes, rowText } from './row-text.ts'
import { sql } from './sql.ts'
import { testDb } from './testing.ts'

const db = await testDb()
const said = '“连不上”, (a) {b} "c" \\d\n换行'

test('rows come out of PostgreSQL as they were, whatever stands in their texts', async () => {
  const bytes = new RowBytes(4_000)
  const at = '2026-06-15T02:00:00.000Z'
  expect(bytes.add(rowText([1, at, 0.1, true, false, '{1.5,NULL}', said]))).toBe(true)
  expect(bytes.add(rowText([2, at, 7, false, true, '{}', '']))).toBe(true)
  const { rows } = await raw`
    select check_no, at, took_ms, ok, poor, vals, detail
      from unnest(convert_from(${bytes.take()}, 'UTF8')::reading[])`.execute(sql(db))
  expect(rows).toEqual([
    { check_no: 1, at: new Date(at), took_ms: 0.1, ok: true, poor: false, vals: [1.5, null], detail: said },
    { check_no: 2, at: new Date(at), took_ms: 7, ok: false, poor: true, vals: [], detail: '' },
  ])
  expect(bytes.take()).toBeNull()
})

test('what has no place any more is told so, and has one when the others are out', () => {
  const bytes = new RowBytes(30)
  expect(bytes.add('"(1,2)"')).toBe(true)
  expect(bytes.add('"(3,4)"')).toBe(false)
  expect(bytes.take()?.toString()).toBe('{"(1,2)"}')
  expect(bytes.add('"(3,4)"')).toBe(true)
  expect(bytes.take()?.toString()).toBe('{"(3,4)"}')
})
