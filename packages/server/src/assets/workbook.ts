import type { assetsApi } from '@rongheng/core/assets/api'
import { type ImportPlan, planImport } from '@rongheng/core/assets/import-plan'
import { FAULT_COLUMN, readWorkbook, type ReadSheet } from '@rongheng/core/assets/import-read'
import type { ImportResult } from '@rongheng/core/assets/import-result'
import { type AssetEntry, type AssetKind, idPrefixes } from '@rongheng/core/assets/record'
import { ID_COLUMN, recordsOf, sheetsOf } from '@rongheng/core/assets/sheets'
import { assetWords } from '@rongheng/core/assets/words'
import { fieldWords } from '@rongheng/core/kernel/field-words'
import { canonical } from '@rongheng/core/kernel/canonical'
import { cellText, type GridRow } from '@rongheng/core/kernel/grid'
import type { Download } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dayOf } from '@rongheng/core/kernel/time'
import { say } from '@rongheng/core/kernel/words'
import { listNeeds, saveNeeds } from '@rongheng/storage/assets/needs'
import { addAsset, getAsset, lockAssets, saveAsset } from '@rongheng/storage/assets/records'
import type { Db, Tx } from '@rongheng/storage/db'
import { unitNamesOf } from '@rongheng/storage/identity/names'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { sm3 } from '../sm3.ts'
import { registerOf, unitWithin } from './register.ts'
import { newRecord } from './write.ts'

type Inputs = { [K in keyof typeof assetsApi]: z.output<(typeof assetsApi)[K]['input']> }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_ROWS = 20_000

/** All that a unit has as a workbook, or the empty workbook to fill in. The export is audited. */
export async function exportAssets(ctx: Ctx, input: Inputs['exportAssets']): Promise<Download> {
  const unitId = unitWithin(ctx, 'asset.read', input.unitId)
  const unitName = (await unitNamesOf(ctx.db, [unitId]))(unitId)
  const register = await registerOf(ctx, ctx.db, unitId)
  const sheets = sheetsOf(recordsOf(register), register.needs, register.people)
  const wanted = input.empty ? sheets.map((sheet) => ({ ...sheet, rows: [] })) : sheets
  const bytes = await ctx.ports.workbookFile(wanted)
  if (!input.empty)
    await ctx.transaction((tx) =>
      audit(tx, ctx, {
        action: 'asset.export',
        unitId,
        subjectId: unitId,
        subjectName: unitName,
        after: { systems: register.systems.length, devices: register.devices.length },
      }),
    )
  const title = input.empty ? '系统与设备-模板' : `${unitName}-系统与设备-${dayOf(ctx.now)}`
  return { name: `${title}.xlsx`, mediaType: XLSX, bytes: new Uint8Array(bytes) }
}

async function sheetsIn(ctx: Ctx, bytes: Uint8Array): Promise<ReadSheet[]> {
  const rows = new Map<number, GridRow[]>()
  let count = 0
  const infos = await ctx.ports.readSpreadsheet(bytes, {
    rows: async (sheet, block) => {
      count += block.length
      if (count > MOST_ROWS) throw new Refusal('assets.import-too-long', { most: MOST_ROWS })
      rows.set(sheet, [...(rows.get(sheet) ?? []), ...block])
    },
    progress: () => {},
  })
  return infos.flatMap((info, i) =>
    info.hidden ? [] : [{ name: info.name, date1904: info.date1904, rows: rows.get(i) ?? [] }],
  )
}

async function planOf(ctx: Ctx, db: Db, unitId: string, sheets: readonly ReadSheet[]): Promise<ImportPlan> {
  const register = await registerOf(ctx, db, unitId)
  const plan = planImport(readWorkbook(sheets), {
    records: recordsOf(register),
    needs: register.needs,
    people: register.people,
  })
  if (plan.rows.length === 0) throw new Refusal('assets.import-unread')
  return plan
}

const resultOf = (plan: ImportPlan): ImportResult => ({
  rows: [...plan.rows],
  unread: [...plan.unread],
  digest: sm3(canonical({ rows: plan.rows, writes: plan.writes, needs: plan.needs })),
})

/** What importing a workbook would do. @throws Refusal `assets.import-unread` when nothing in it is about assets */
export async function tryImport(
  ctx: Ctx,
  input: Inputs['tryImport'],
  bytes: Uint8Array,
): Promise<ImportResult> {
  const unitId = unitWithin(ctx, 'asset.write', input.unitId)
  return resultOf(await planOf(ctx, ctx.db, unitId, await sheetsIn(ctx, bytes)))
}

/** Imports what was tried, all of it or nothing. @throws Refusal `assets.import-changed`, `assets.import-nothing` */
export async function importAssets(
  ctx: Ctx,
  input: Inputs['importAssets'],
  bytes: Uint8Array,
): Promise<ImportResult> {
  const unitId = unitWithin(ctx, 'asset.write', input.unitId)
  const sheets = await sheetsIn(ctx, bytes)
  return ctx.transaction(async (tx) => {
    await lockAssets(tx, unitId)
    const plan = await planOf(ctx, tx, unitId, sheets)
    const result = resultOf(plan)
    if (result.digest !== input.digest) throw new Refusal('assets.import-changed')
    if (plan.writes.length + plan.needs.length === 0) throw new Refusal('assets.import-nothing')
    await write(ctx, tx, unitId, plan)
    await audit(tx, ctx, {
      action: 'asset.import',
      unitId,
      subjectId: unitId,
      subjectName: input.name,
      after: { writes: plan.writes, needs: plan.needs },
    })
    return result
  })
}

async function write(ctx: Ctx, tx: Tx, unitId: string, plan: ImportPlan): Promise<void> {
  const ids = new Map(
    plan.writes.flatMap((w) => (w.id.startsWith('+') ? [[w.id, ctx.newId(idPrefixes[w.kind])]] : [])),
  )
  const idOf = (id: string) => ids.get(id) ?? id
  for (const { kind, id, entry } of plan.writes) {
    const named = Object.fromEntries(
      Object.entries(entry).map(([key, value]) => [key, typeof value === 'string' ? idOf(value) : value]),
    ) as AssetEntry<AssetKind>
    if (ids.has(id)) {
      await addAsset(tx, kind, { ...newRecord(ctx, kind, unitId, named), id: idOf(id) } as never)
      continue
    }
    const before = await getAsset(tx, { unitIds: [unitId] }, kind, id)
    await saveAsset(tx, kind, { ...before, ...named, changedAt: ctx.now } as never)
  }
  const now = await listNeeds(tx, { unitIds: [unitId] })
  for (const fromId of new Set(plan.needs.map((need) => need.fromId))) {
    const added = plan.needs.filter((need) => need.fromId === fromId).map((need) => idOf(need.toId))
    const kept = now.filter((need) => need.fromId === idOf(fromId)).map((need) => need.toId)
    await saveNeeds(tx, { unitId, fromId: idOf(fromId), needs: [...kept, ...added] })
  }
}

/** The rows of a workbook that cannot be imported, each with its reasons behind it: mended, the file can be imported itself. */
export async function importFaults(
  ctx: Ctx,
  input: Inputs['importFaults'],
  bytes: Uint8Array,
): Promise<Download> {
  const unitId = unitWithin(ctx, 'asset.write', input.unitId)
  const sheets = await sheetsIn(ctx, bytes)
  const { rows } = await planOf(ctx, ctx.db, unitId, sheets)
  const words = { ...fieldWords, ...assetWords }
  const wanted = sheets.flatMap((sheet) => {
    const faulty = rows.filter((row) => row.sheet === sheet.name && row.fate === 'fault')
    if (faulty.length === 0) return []
    const why = new Map(
      faulty.map((row) => [
        row.rowNo,
        row.faults
          .map((one) => `${one.column ? `${one.column}：` : ''}${say(words, 'zh-CN', one.code, one.facts)}`)
          .join('；'),
      ]),
    )
    const first = Math.min(...faulty.map((row) => row.rowNo))
    const head = sheet.rows.filter((row) => row.rowNo < first && !rowIsListed(rows, sheet, row)).at(-1)
    const titles = head?.cells.map(cellText) ?? []
    return [
      {
        name: sheet.name,
        columns: [...titles, FAULT_COLUMN].map((title) => ({
          title,
          width: title === ID_COLUMN ? 32 : title === FAULT_COLUMN ? 60 : 18,
          kind: 'text' as const,
        })),
        rows: sheet.rows.flatMap((row) => {
          const reasons = why.get(row.rowNo)
          if (reasons === undefined) return []
          return [[...titles.map((_, i) => cellText(row.cells[i])), reasons]]
        }),
      },
    ]
  })
  if (wanted.length === 0) throw new Refusal('assets.import-no-faults')
  return {
    name: `${input.name.replace(/\.\w{1,5}$/, '')}-有问题的行.xlsx`,
    mediaType: XLSX,
    bytes: new Uint8Array(await ctx.ports.workbookFile(wanted)),
  }
}

const rowIsListed = (rows: ImportPlan['rows'], sheet: ReadSheet, row: GridRow): boolean =>
  rows.some((one) => one.sheet === sheet.name && one.rowNo === row.rowNo)
