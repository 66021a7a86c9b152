import path from 'node:path'
import { assetsApi } from '@rongheng/core/assets/api'
import { deviceKinds, deviceStates } from '@rongheng/core/assets/choices'
import { endState, isNear } from '@rongheng/core/assets/ends'
import type { ImportRow } from '@rongheng/core/assets/import-result'
import { systemKinds } from '@rongheng/core/assets/system-kinds'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'
import { unitOption, unitWithAssets } from '../which-unit.ts'

const list = command({
  name: 'asset list',
  summary: {
    zh: '列出系统和设备，标明已过保或 90 天内到期的。',
    en: 'Lists systems and devices, and marks warranties that ended or end within 90 days.',
  },
  args: z.object({ unit: unitOption }),
  run: async (tools, given) => {
    const register = await tools.call(assetsApi.register, { unitId: await unitWithAssets(tools, given.unit) })
    const { systems, devices, today } = register
    const line = (one: (typeof devices)[number]) => {
      const near = one.state !== 'scrapped' && isNear(endState(one.warrantyEndsOn, today))
      const ends = near
        ? tools.say({ zh: `质保到 ${one.warrantyEndsOn}`, en: `warranty to ${one.warrantyEndsOn}` })
        : ''
      return [
        '  ',
        one.name,
        tools.say(deviceKinds[one.kind]),
        tools.say(deviceStates[one.state]),
        one.address,
        ends,
      ]
        .filter((part) => part !== '')
        .join('  ')
    }
    for (const system of systems) {
      tools.print(`${system.name}  ${tools.say(systemKinds[system.kind])}`)
      for (const device of devices.filter((one) => one.systemId === system.id)) tools.print(line(device))
    }
    const loose = devices.filter((one) => one.systemId === null)
    if (loose.length > 0) tools.print(tools.say({ zh: '不属于任何系统', en: 'Of no system' }))
    for (const device of loose) tools.print(line(device))
    return register
  },
})

const exportAll = command({
  name: 'asset export',
  summary: {
    zh: '把系统、设备、软件、合同等导出为一个 .xlsx；原样再导入不会有任何变化。',
    en: 'Writes systems, devices and the rest as one .xlsx; importing it again changes nothing.',
  },
  args: z.object({
    file: z.string().describe('写到哪个文件 / the file to write'),
    unit: unitOption,
    empty: z.boolean().default(false).describe('只要空模板 / only the empty form'),
  }),
  positional: ['file'],
  run: async (tools, given) => {
    const unitId = await unitWithAssets(tools, given.unit)
    const { bytes } = await tools.download(assetsApi.exportAssets, { unitId, empty: given.empty })
    await tools.writeFile(given.file, bytes)
    tools.print(tools.say({ zh: `已写到 ${given.file}`, en: `Written to ${given.file}` }))
    return { file: given.file, bytes: bytes.byteLength }
  },
})

const importAll = command({
  name: 'asset import',
  summary: {
    zh: '导入 .xlsx；不加 --write 只检查每一行，什么都不写。',
    en: 'Imports an .xlsx; without --write every row is checked and nothing is written.',
  },
  args: z.object({
    file: z.string().describe('.xlsx 文件 / the workbook'),
    unit: unitOption,
    write: z.boolean().default(false).describe('真正写入 / write'),
  }),
  positional: ['file'],
  run: async (tools, given) => {
    const of = { unitId: await unitWithAssets(tools, given.unit), name: path.basename(given.file) }
    const bytes = await tools.readFile(given.file)
    const result = await tools.upload(assetsApi.tryImport, of, bytes)
    tell(tools, result.rows)
    if (result.unread.length > 0)
      tools.print(
        tools.say({
          zh: `没有读取：${result.unread.join('、')}`,
          en: `Not read: ${result.unread.join(', ')}`,
        }),
      )
    if (!given.write) {
      tools.print(
        tools.say({ zh: '没有写入任何内容；加 --write 写入。', en: 'Nothing was written; --write writes.' }),
      )
      return { ...result, written: false }
    }
    await tools.upload(assetsApi.importAssets, { ...of, digest: result.digest }, bytes)
    tools.print(tools.say({ zh: '已写入。', en: 'Written.' }))
    return { ...result, written: true }
  },
})

function tell({ print, sentence }: Tools, rows: readonly ImportRow[]): void {
  for (const fate of ['new', 'changed', 'same', 'fault'] as const) {
    const count = rows.filter((row) => row.fate === fate).length
    if (count > 0) print(`${sentence(`assets.fate.${fate}`)}: ${count}`)
  }
  for (const row of rows.filter((one) => one.fate === 'fault')) {
    const why = row.faults.map(
      (one) => `${one.column ? `${one.column}: ` : ''}${sentence(one.code, one.facts)}`,
    )
    print(`  ${row.sheet} ${row.rowNo}  ${row.name}  ${why.join('; ')}`)
  }
}

/** Commands of assets. */
export const assetCommands: readonly Command[] = [list, exportAll, importAll]
