import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadRulebook } from '@rongheng/adapters/files/rulebook'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkBook, ruleViews } from './check-rulebook.ts'

const shipped = fileURLToPath(new URL('../../../../../rulebook', import.meta.url))
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rongheng-rulebook-'))
  await mkdir(path.join(folder, 'report-check-settings'))
})
afterEach(() => rm(folder, { recursive: true }))

const HEAD = `id: own
title: 本区的体检设置
region: 示例区
years: { from: null, to: null }
source: own choice
sure: C
`
/** The rulebook of a county with these settings. */
async function withSettings(lines: string) {
  await writeFile(path.join(folder, 'report-check-settings/own.yaml'), HEAD + lines)
  return loadRulebook(shipped, folder, ruleKinds)
}

test('no points are taken off until the county names a list', async () => {
  const rulebook = await withSettings('off: [s-17]\n')
  expect(checkBook(rulebook, null).context.deductions).toBeNull()
})

test('the list that the settings name is the one that counts', async () => {
  const rulebook = await withSettings('deductions: sichuan-review\n')
  expect(checkBook(rulebook, null).context.deductions).toMatchObject({
    id: 'sichuan-review',
    rule: { sure: 'B' },
  })
})

test('a list that is not there is said so, instead of taking nothing off', async () => {
  const rulebook = await withSettings('deductions: sichaun-review\n')
  expect(() => checkBook(rulebook, null)).toThrow(
    expect.objectContaining({ code: 'report.no-such-deductions', facts: { id: 'sichaun-review' } }),
  )
})

test('rules that are switched off are not asked, and others have the county’s severity', async () => {
  const rulebook = await withSettings('off: [s-17]\nseverity: { r-20: I }\n')
  const { rules } = checkBook(rulebook, null)
  expect(rules.some((file) => file.id === 's-17')).toBe(false)
  expect(rules.find((file) => file.id === 'r-20')?.rule.severity).toBe('I')
  expect(ruleViews(rulebook).find((rule) => rule.id === 's-17')?.off).toBe(true)
})
