import path from 'node:path'
import { budgetApi } from '@rongheng/core/budget/api'
import { ledgerApi, written, type BatchView } from '@rongheng/core/budget/ledger-api'
import { fates } from '@rongheng/core/budget/ledger-judge'
import type { BatchId } from '@rongheng/core/budget/payment'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { yuanText } from '@rongheng/core/kernel/money'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'

const args = z.object({
  file: z.string().describe('支付明细文件：.xlsx、.xls 或 .csv / the ledger file'),
  project: z
    .string()
    .optional()
    .describe('没有写明项目的行归入的项目编号 / code of the project for rows that name none'),
  all: z
    .boolean()
    .default(false)
    .describe('所有行都归入 --project / all rows go to --project, whatever they name'),
  unitId: z
    .string()
    .optional()
    .describe('单位编号，可导入多个单位时要写 / id of the unit, when there are several'),
  year: z.number().int().optional().describe('预算年度，默认为项目的年度 / budget year'),
  unit: z
    .enum(['yuan', 'wan'])
    .optional()
    .describe('金额单位：yuan 元、wan 万元，默认按文件判断 / unit of money'),
  write: z
    .boolean()
    .default(false)
    .describe('真正写入；不加只看会写什么 / write; without it nothing is written'),
  despite: z
    .boolean()
    .default(false)
    .describe('有错误行、合计不符或单位存疑时仍写入 / write in spite of errors, totals or a doubtful unit'),
})
type Args = z.output<typeof args>

const importLedger = command({
  name: 'ledger import',
  summary: {
    zh: '导入支付明细；不加 --write 只预览，什么都不写。',
    en: 'Imports a ledger of payments; without --write it only shows what would be written.',
  },
  args,
  positional: ['file'],
  run: async (tools, given) => {
    const project = await projectOf(tools, given)
    const unitId = given.unitId ?? (project ? undefined : await onlyUnit(tools))
    const { id } = await tools.upload(
      ledgerApi.upload,
      {
        name: path.basename(given.file),
        ...(project ? { projectId: project.id } : {}),
        ...(unitId ? { unitId } : {}),
        ...(given.year ? { year: given.year } : {}),
      },
      await tools.readFile(given.file),
    )
    try {
      let batch = await settled(tools, id)
      const settings = batch.settings
      const wanted = {
        moneyUnit: given.unit ?? settings?.moneyUnit,
        projectBy: given.all ? 'chosen' : settings?.projectBy,
      } as const
      if (settings && (wanted.moneyUnit !== settings.moneyUnit || wanted.projectBy !== settings.projectBy)) {
        await tools.call(ledgerApi.settle, {
          batchId: id,
          version: batch.version,
          settings: { ...settings, ...wanted } as typeof settings,
        })
        batch = await settled(tools, id)
      }
      if (batch.state === 'needs-columns') throw new Refusal('budget.ledger-no-columns')
      report(tools, batch)
      if (given.write) {
        await tools.call(ledgerApi.confirm, {
          batchId: id,
          version: batch.version,
          moneyUnit: batch.settings?.moneyUnit ?? 'yuan',
          source: batch.settings?.source ?? 'appropriation',
          despite: given.despite,
        })
        tools.print(tools.say({ zh: `已写入，批次 ${id}。`, en: `Written as import ${id}.` }))
      } else {
        await tools.call(ledgerApi.discard, { batchId: id })
        tools.print(
          tools.say({
            zh: '没有写入任何内容；加 --write 写入。',
            en: 'Nothing was written; --write writes.',
          }),
        )
      }
      const { summary, doubts } = batch
      return { batchId: id, written: given.write, settings: batch.settings, doubts, summary }
    } catch (cause) {
      // What was not confirmed is of no use to anybody who works by command line.
      await tools.call(ledgerApi.discard, { batchId: id }).catch(() => {})
      throw cause
    }
  },
})

async function projectOf({ call }: Tools, { project, year }: Args) {
  if (project === undefined) return null
  const { items } = await call(budgetApi.listProjects, year ? { year } : {})
  const found = items.filter((p) => p.code === project)
  if (!found[0]) throw new Refusal('budget.no-such-project', { code: project })
  return found[0]
}

async function onlyUnit({ call }: Tools): Promise<string | undefined> {
  const { items } = await call(budgetApi.listProjects, {})
  const units = [...new Set(items.map((p) => p.unitId))]
  return units.length === 1 ? units[0] : undefined
}

async function settled(tools: Tools, batchId: BatchId): Promise<BatchView> {
  for (;;) {
    const batch = await tools.call(ledgerApi.get, { batchId })
    const { done, total } = batch.progress
    tools.progress(Math.round((100 * done) / Math.max(total, 1)), 100)
    if (batch.failure) throw new Refusal(batch.failure.code, batch.failure.facts)
    if (batch.state !== 'reading' && batch.state !== 'checking') return batch
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

function report({ print, say, sentence }: Tools, batch: BatchView): void {
  const { summary, guess, settings } = batch
  if (!summary || !settings) return
  const unit =
    settings.moneyUnit === 'wan' ? say({ zh: '万元', en: 'wan yuan' }) : say({ zh: '元', en: 'yuan' })
  const why = guess?.text ? `（${guess.cell ?? ''} ${guess.text}）` : ''
  print(say({ zh: `金额单位：${unit}${why}`, en: `Unit of money: ${unit} ${why}` }))
  for (const fate of fates) {
    const { rows, sum } = summary.byFate[fate]
    // Totals added up say nothing.
    const money = fate === 'total' || fate === 'blank' ? '' : `, ${yuanText(sum)} 元`
    if (rows > 0) print(`${sentence(`budget.fate.${fate}`)}: ${rows}${money}`)
  }
  for (const { code, rows, rowNo, text } of summary.remarks)
    print(
      say({
        zh: `  第 ${rowNo} 行：${sentence(`budget.row.${code}`, { text })}（这样的共 ${rows} 行）`,
        en: `  row ${rowNo}: ${sentence(`budget.row.${code}`, { text })} (${rows} such rows)`,
      }),
    )
  for (const t of summary.totals.filter((one) => !one.agrees))
    print(
      say({
        zh: `  第 ${t.rowNo} 行“${t.label}”写 ${t.stated === null ? '—' : yuanText(t.stated)} 元，实际合计 ${yuanText(t.counted)} 元`,
        en: `  row ${t.rowNo} “${t.label}” states ${t.stated === null ? '—' : yuanText(t.stated)} yuan, the rows add up to ${yuanText(t.counted)}`,
      }),
    )
  const { rows, sum } = written(summary)
  print(
    say({
      zh: `将写入 ${rows} 笔，合计 ${yuanText(sum)} 元。`,
      en: `${rows} payments to write, ${yuanText(sum)} yuan.`,
    }),
  )
}

/** Commands of the budget. */
export const budgetCommands: readonly Command[] = [importLedger]
