import { readFileSync, rmSync } from 'node:fs'
import type { GridRow } from '@rongheng/core/kernel/grid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { xlsxOf } from '../../../../tools/write-xlsx.mjs'
import { childReader } from './child-reader.ts'
import { bundledChild } from './testing.ts'

let entry: string
beforeAll(async () => {
  entry = await bundledChild('read-spreadsheet')
})
afterAll(() => rmSync(entry))

const fixture = (name: string) =>
  readFileSync(new URL(`../../../../test/fixtures/ledger/${name}`, import.meta.url))

test('a child process reads a file and waits for each block to be taken', async () => {
  const bytes = xlsxOf(Array.from({ length: 2_500 }, (_, i) => [`row ${i}`, i]))
  const rows: GridRow[] = []
  let taking = 0
  const sheets = await childReader({ entry })(bytes, {
    rows: async (_, block) => {
      taking += 1
      expect(taking).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 5))
      rows.push(...block)
      taking -= 1
    },
    progress: () => {},
  })
  expect(sheets).toMatchObject([{ name: 'Sheet1', rowCount: 2_500 }])
  expect(rows.at(-1)).toEqual({ rowNo: 2_500, cells: ['row 2499', 2_499] })
})

test.each(['messy-libreoffice.xls', 'messy-xml2003.xls', 'treasury-gb18030.csv'])(
  'the bundle reads %s too',
  async (name) => {
    const sheets = await childReader({ entry })(fixture(name), { rows: async () => {}, progress: () => {} })
    expect(sheets[0]?.rowCount).toBeGreaterThan(5)
  },
)

const nothing = { rows: async () => {}, progress: () => {} }

test('a refusal of the child arrives as the same refusal', async () => {
  await expect(childReader({ entry })(Buffer.from('%PDF-1.7'), nothing)).rejects.toMatchObject({
    code: 'budget.file-unknown-kind',
  })
})

test('a file that needs more memory than allowed ends the child, not us', async () => {
  const strings = Array.from({ length: 30_000 }, (_, i) => [`${i} ${'x'.repeat(400)}`])
  const read = childReader({ entry, heapMb: 12 })(xlsxOf(strings), nothing)
  await expect(read).rejects.toMatchObject({ code: 'budget.file-too-heavy' })
})

test('what goes wrong while rows are taken is told as it is, and the child is gone', async () => {
  const read = childReader({ entry })(fixture('utf8-bom.csv'), {
    rows: () => Promise.reject(new Error('the database went away')),
    progress: () => {},
  })
  await expect(read).rejects.toThrow('the database went away')
})

test('a silent child is ended', async () => {
  const read = childReader({ entry, silenceMs: 1 })(fixture('utf8-bom.csv'), nothing)
  await expect(read).rejects.toMatchObject({ code: 'budget.file-too-heavy' })
})
