import path from 'node:path'
import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectLine } from '@rongheng/core/budget/views'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { reportApi } from '@rongheng/core/report/api'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'
import { projectByCode } from '../project-by-code.ts'

const args = z.object({
  code: z.string().optional().describe('项目编号；用 --all 时不写 / project code; not with --all'),
  all: z.boolean().default(false).describe('所有项目各出一份 / one for every project'),
  outline: z.string().default('mof-2020').describe('报告提纲，默认 mof-2020 / report outline'),
  format: z
    .array(z.enum(['docx', 'xlsx', 'pdf']))
    .default(['docx', 'xlsx'])
    .describe('文件种类：docx、xlsx（自评表）、pdf，默认前两种 / kinds of files'),
  out: z.string().default('.').describe('放文件的文件夹 / folder for the files'),
  year: z.int().optional().describe('年度，默认最近一年，--all 时默认全部 / year'),
  unit: z.string().optional().describe('单位名称 / name of the unit'),
  draft: z.boolean().default(false).describe('有定稿也出当前草稿 / the draft even when a version is signed'),
})
type Args = z.output<typeof args>

const report = command({
  name: 'report',
  summary: {
    zh: '生成评价报告和自评表文件；有定稿时出最新定稿，没有时出草稿。',
    en: 'Writes report and 自评表 as files: the latest signed version, or a draft while there is none.',
  },
  args,
  positional: ['code'],
  run: async (tools, given) => {
    const projects = await chosen(tools, given)
    const files: { code: string; file: string; signed: boolean }[] = []
    let done = 0
    const waiting = [...projects]
    const work = async () => {
      for (let project = waiting.shift(); project; project = waiting.shift()) {
        files.push(...(await write(tools, given, project)))
        done += 1
        tools.progress(done, projects.length)
      }
    }
    // Two at a time: while one waits for the database, the other is drawn.
    await Promise.all([work(), work()])
    files.sort((a, b) => (a.file < b.file ? -1 : 1))
    if (projects.length === 1) for (const { file } of files) tools.print(file)
    else
      tools.print(
        tools.say({
          zh: `${projects.length} 个项目，${files.length} 个文件，放在 ${path.resolve(given.out)}`,
          en: `${projects.length} projects, ${files.length} files in ${path.resolve(given.out)}`,
        }),
      )
    return { projects: projects.length, files }
  },
})

async function chosen(tools: Tools, given: Args): Promise<readonly ProjectLine[]> {
  if (given.all !== (given.code === undefined)) throw new Refusal('report.code-or-all')
  if (given.code !== undefined) return [await projectByCode(tools, given.code, given.year, given.unit)]
  const { items } = await tools.call(
    budgetApi.listProjects,
    given.year === undefined ? {} : { year: given.year },
  )
  return items.filter((p) => given.unit === undefined || p.unitName === given.unit)
}

async function write(tools: Tools, given: Args, project: ProjectLine) {
  const ask = { projectId: project.id, outlineId: given.outline }
  const { items } = await tools.call(reportApi.listReports, { projectId: project.id })
  const line = items.find((i) => i.outline.id === given.outline)
  if (!line) throw new Refusal('report.no-such-outline', { id: given.outline })
  const edition =
    given.draft || line.editions === 0
      ? undefined
      : (await tools.call(reportApi.getReport, ask)).editions.at(-1)
  // Two units may have a project of one name and code: with many projects each unit has a folder.
  const folder = given.all ? path.join(given.out, project.unitName.replace(/[\\/:*?"<>|]/g, '_')) : given.out
  const files = []
  for (const format of new Set(given.format)) {
    const made = await tools.download(reportApi.exportReport, {
      ...ask,
      format,
      ...(edition ? { editionId: edition.id } : {}),
    })
    const file = path.join(folder, path.basename(made.name))
    await tools.writeFile(file, made.bytes)
    files.push({ code: project.code, file, signed: edition !== undefined })
  }
  return files
}

/** Commands about reports. */
export const reportCommands: readonly Command[] = [report]
