import { importApi } from '@rongheng/core/watch/import-api'
import type { Proposal } from '@rongheng/core/watch/import-proposal'
import { inWords } from '@rongheng/core/watch/said/in-words'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'
import { unitOption, unitWithAssets } from '../which-unit.ts'

const args = z.object({
  file: z
    .string()
    .describe(
      'Uptime Kuma 的备份，或 Prometheus 的 blackbox 目标 / a backup of Uptime Kuma, or blackbox targets of Prometheus',
    ),
  unit: unitOption,
  write: z
    .boolean()
    .default(false)
    .describe('真正新建；不加只看会新建什么 / set them up; without it nothing is written'),
})

const importList = command({
  name: 'watch import',
  summary: {
    zh: '从别的监控程序导入监测点；不加 --write 只预览，什么都不写。',
    en: 'Imports checks from another monitoring program; without --write it only shows what would be set up.',
  },
  args,
  positional: ['file'],
  run: async (tools, given) => {
    const unitId = await unitWithAssets(tools, given.unit)
    const read = await tools.upload(importApi.read, { unitId }, await tools.readFile(given.file))
    for (const row of read.rows) show(tools, row)
    const checks = read.rows.flatMap((row) =>
      row.fate === 'new' && row.entry ? [{ ...row.entry, paused: row.paused }] : [],
    )
    tools.print(
      tools.say({
        zh: `${read.rows.length} 行，其中 ${checks.length} 个可以新建。`,
        en: `${read.rows.length} rows, ${checks.length} to set up.`,
      }),
    )
    if (!given.write || checks.length === 0) {
      tools.print(
        tools.say({
          zh: '没有写入任何内容；加 --write 新建。',
          en: 'Nothing was written; --write sets them up.',
        }),
      )
      return { origin: read.origin, rows: read.rows, made: [], refused: [] }
    }
    const { made, refused } = await tools.call(importApi.write, { unitId, checks })
    for (const one of refused) tools.print(`${one.name}: ${tools.sentence(one.code, one.facts)}`)
    tools.print(tools.say({ zh: `已新建 ${made.length} 个监测点。`, en: `${made.length} checks set up.` }))
    return { origin: read.origin, rows: read.rows, made, refused }
  },
})

function show({ print, say, language }: Tools, row: Proposal): void {
  const fate = {
    new: { zh: '新建', en: 'new' },
    there: { zh: '已有', en: 'there' },
    'not-known': { zh: '不支持', en: 'not known' },
    unclear: { zh: '读不懂', en: 'unclear' },
    'out-of-reach': { zh: '不允许访问', en: 'out of reach' },
  }[row.fate]
  const paused =
    row.paused && row.entry
      ? say({ zh: '原来是暂停的，新建后也暂停', en: 'was paused there, and will be here' })
      : ''
  const remarks = [inWords(row.remark, language), paused].filter(Boolean).join(' · ')
  print([say(fate), row.entry?.name ?? row.name, row.target, remarks].filter(Boolean).join('  '))
}

/** Commands of watching. */
export const watchCommands: readonly Command[] = [importList]
