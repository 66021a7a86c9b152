import { readDocumentHere } from '@rongheng/adapters/files/read-document'
import { reportApi } from '@rongheng/core/report/api'
import { check } from '@rongheng/core/report/check/check'
import { gatherKnown } from '@rongheng/core/report/check/known/gather-known'
import { readModel } from '@rongheng/core/report/check/read-model'
import { readReport } from '@rongheng/core/report/check/read-report'
import { piecesOf } from '@rongheng/core/report/model'
import { strayNumbers } from '@rongheng/core/report/number'
import { proseFlags } from '@rongheng/core/report/prose'
import { factIdsOf } from '@rongheng/core/report/report'
import { scopeOf } from '@rongheng/server/ctx'
import { gatherInputs } from '@rongheng/server/report/inputs'
import { checkReport } from '@rongheng/server/report/check/own-check'
import { exportReport } from '@rongheng/server/report/export-report'
import { getReport, listReports } from '@rongheng/server/report/read-report'
import { getProject } from '@rongheng/storage/budget/projects'
import { factsById } from '@rongheng/storage/kernel/facts'
import { unitTree } from '@rongheng/storage/identity/units'
import { describe, expect, test } from 'vitest'
import { docxText } from '@rongheng/adapters/render/testing-docx'
import { bareContext, checkRules, reportWords } from '../fixtures/report-check.ts'
import { exampleCenter, outlines } from './example-center.ts'

const { db, ctx, projectId } = await exampleCenter()

describe.each(outlines)('%s on the example center', (outlineId) => {
  test('is read back from Word with nothing wrong and nothing to explain', async () => {
    const { bytes } = await exportReport(ctx, { projectId, outlineId, format: 'docx' })
    const reading = readReport([await readDocumentHere('报告.docx', bytes)], reportWords)
    // The form is one, though its file holds the money and the indicators in two tables.
    const forms = reading.tables.filter((t) => t.kind === 'self-evaluation' && t.indicators.length > 0)
    expect(forms).toHaveLength(1)
    const said = check(reading, checkRules, bareContext).filter((f) => f.severity !== 'I')
    expect(said.map((f) => `${f.rule} ${f.says} ${f.quotes[0]?.text}`)).toEqual([])
  })

  test('says what it said before', async () => {
    const { bytes } = await exportReport(ctx, { projectId, outlineId, format: 'docx' })
    await expect(docxText(bytes)).toMatchFileSnapshot(`example/${outlineId}.txt`)
  })

  test('is read from its model as from its file, block by block', async () => {
    const { bytes } = await exportReport(ctx, { projectId, outlineId, format: 'docx' })
    const { model } = await getReport(ctx, { projectId, outlineId })
    const file = (await readDocumentHere('报告.docx', bytes)).blocks.filter(
      (b) => b.kind === 'table' || b.text.trim() !== '',
    )
    const { document, at } = readModel(model)
    expect(document.blocks).toEqual(file)
    expect(at).toHaveLength(document.blocks.length)
  })

  test('is held against its own project with nothing wrong, nothing to explain and nothing left out', async () => {
    const { findings, lacks } = await checkReport(ctx, { projectId, outlineId })
    const said = findings.filter((f) => f.severity !== 'I')
    expect(said.map((f) => `${f.rule} ${f.says} ${f.quotes[0]?.text}`)).toEqual([])
    expect(lacks).toEqual([])
  })

  test('said consistently of another amount, another target and another result, is found out by what is on record', async () => {
    const { bytes } = await exportReport(ctx, { projectId, outlineId, format: 'docx' })
    const text = JSON.stringify(await readDocumentHere('报告.docx', bytes))
    // 45.37 ÷ 46.95 = 96.63 %: within itself the report is right about both.
    const other = text
      .replaceAll('45.87', '45.37')
      .replaceAll('97.70', '96.63')
      .replaceAll('≥52次', '≥50次')
      .replaceAll('"52次"', '"51次"')
    const inputs = await gatherInputs(db, ctx, await getProject(db, scopeOf(ctx, 'report.read'), projectId))
    const known = gatherKnown(inputs)
    const reading = readReport([JSON.parse(other)], reportWords)
    const found = (project: typeof known | null) =>
      new Set(
        check(reading, checkRules, { ...bareContext, known: project })
          .filter((f) => f.severity === 'E' && /^(?:k-|r-01)/.test(f.rule))
          .map((f) => f.rule),
      )
    expect([...found(null)]).toEqual([])
    expect([...found(known)].toSorted()).toEqual(['k-01', 'k-02', 'k-04', 'k-05'])
  })

  test('is read by the check with every character it holds', async () => {
    const { bytes } = await exportReport(ctx, { projectId, outlineId, format: 'docx' })
    const { blocks } = await readDocumentHere('报告.docx', bytes)
    const read = blocks.map((b) => (b.kind === 'paragraph' ? b.text : b.cells.map((c) => c.text).join('')))
    const bare = (text: string) => text.replace(/\[图\][^\n]*/g, '').replace(/[\s|]/g, '')
    expect(bare(read.join(''))).toBe(bare(docxText(bytes)))
  })

  test('holds no number that is not bound, and each follows from its facts', async () => {
    const { model, obstacles } = await getReport(ctx, { projectId, outlineId })
    expect(obstacles).toEqual([])
    const facts = await factsById(db, { unitIds: (await unitTree(db)).map((u) => u.id) }, factIdsOf(model))
    expect(facts.length).toBeGreaterThan(40)
    expect(strayNumbers(model, new Map(facts.map((f) => [f.id, f])))).toEqual([])
    // What is left as words has no digits but names: documents, days, headings, and what things are called.
    const named =
      /RM-HT-\d{4}-\d{3}|《[^》]*》|“[^”]*”|\d{4}年[^，。；]*\.(csv|txt|pdf|xlsx)|[^，。；]*\.(csv|txt|pdf|xlsx)/g
    const typed = [...piecesOf(model)].flatMap((p) =>
      'text' in p
        ? proseFlags(p.text.replace(named, ''), new Map()).map((f) => `${f.text} in ${p.text}`)
        : [],
    )
    expect(typed).toEqual([])
  })
})

test('every outline of the rulebook is among the golden ones', async () => {
  const { items } = await listReports(ctx, { projectId })
  expect(items.map((i) => i.outline.id).sort()).toEqual([...outlines].sort())
  expect(reportApi.exportReport.path).toContain('/file')
})
