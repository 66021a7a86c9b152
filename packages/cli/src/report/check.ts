import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { deducted } from '@rongheng/core/report/check/deductions'
import { findingText, severityWords } from '@rongheng/core/report/check/finding-text'
import type { Finding } from '@rongheng/core/report/check/finding'
import { unreadText } from '@rongheng/core/report/check/unread-text'
import type { RuleView } from '@rongheng/core/report/check/rule-view'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'
import type { CheckDesk, DeskCheck } from './check-desk.ts'

const args = z.object({
  files: z
    .array(z.string())
    .min(1)
    .describe('一份报告的文件，或一个装着许多报告的文件夹 / files of one report, or a folder of reports'),
  rules: z.string().optional().describe('评分规则，例如 mof-2020 / rule set that points are judged by'),
  lastYear: z.string().optional().describe('上年的报告 / last year’s report'),
  docx: z
    .string()
    .optional()
    .describe('把发现写成批注，存成这个 .docx / the .docx with the findings as comments'),
})
type Args = z.output<typeof args>

/** Exit codes of this command: a report may be wrong, or unreadable, which is no refusal. */
const EXIT = { clean: 0, wrong: 1, usage: 2, unreadable: 3 } as const
const KINDS = /\.(docx|docm|doc|wps|rtf|pdf|txt|md|markdown|html?|xlsx|xlsm|xls)$/i
/** Reports of a folder that are under way at once: reading one waits for the disk while another is judged. */
const AT_ONCE = 2

const check = command({
  name: 'check',
  summary: {
    zh: '报告体检：读一份报告，写出哪里不对、依据哪条、怎样改。退出码：0 没有错误，1 有错误，2 用法不对，3 有文件读不出来。',
    en: 'Checks a report that somebody wrote: what is wrong, by which rule, what to do. Exit codes: 0 no error, 1 some, 2 wrong usage, 3 a file could not be read.',
  },
  args,
  positional: ['files'],
  // 1 says that the report is wrong, so it cannot say that the command was.
  exitWhenRefused: (code) =>
    ['kernel.server-gone', 'kernel.fault', 'report.file-forbidden'].includes(code)
      ? EXIT.unreadable
      : EXIT.usage,
  run: async (tools, given) => {
    const desk = await tools.program.openDesk()
    try {
      if (
        given.files.some(
          (file) => given.docx !== undefined && path.resolve(file) === path.resolve(given.docx),
        )
      )
        throw new Refusal('report.docx-over-original', { name: given.docx ?? '' })
      const folder = await folderOf(given.files)
      if (folder !== null) return await checkFolder(tools, desk, given, folder)
      const made = await desk.check(askOf(given, given.files))
      process.exitCode = exitOf(made)
      printCheck(tools, made, desk.rules)
      return resultOf(tools, made, desk.rules)
    } finally {
      await desk.end()
    }
  },
})

const askOf = (given: Args, files: readonly string[]) => ({
  files: [...files],
  lastYear: given.lastYear === undefined ? [] : [given.lastYear],
  ruleSetId: given.rules ?? null,
  docx: given.docx ?? null,
})

/** Every report of a folder, and a table over all of them. */
async function checkFolder(tools: Tools, desk: CheckDesk, given: Args, folder: string) {
  if (given.docx !== undefined) throw new Refusal('report.docx-of-folder')
  const listed = await readdir(folder).catch(() => {
    throw new Refusal('report.file-forbidden', { name: folder })
  })
  const names = listed.filter((name) => KINDS.test(name) && !name.startsWith('~$')).sort()
  const folders = await countFolders(folder, listed)
  if (names.length === 0) throw new Refusal('report.folder-without-reports', { name: folder })
  const waiting = [...names]
  const rows: { file: string; result: ReturnType<typeof resultOf> }[] = []
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const made = await desk.check(askOf(given, [path.join(folder, name)]))
      rows.push({ file: name, result: resultOf(tools, made, desk.rules) })
      process.exitCode = Math.max(Number(process.exitCode ?? 0), exitOf(made))
      tools.progress(rows.length, names.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  rows.sort((a, b) => (a.file < b.file ? -1 : 1))
  for (const { file, result } of rows) {
    const { E, W, I } = result.counts
    const fault = result.files.find((f) => f.fault !== null)?.fault
    const unread = result.files.map((f) => unreadText(f.unread, tools.language)).join('')
    const counts = Object.entries({ E, W, I })
      .map(([severity, n]) => `${tools.say(severityWords[severity as keyof typeof severityWords])} ${n}`)
      .join('  ')
    const line = `${file}  ${counts}${unread && `  ${notChecked(tools)}${unread}`}`
    tools.print(fault ? `${file}  ${fault}` : line)
  }
  for (const { fault } of rows[0]?.result.lastYear ?? []) if (fault) tools.print(fault)
  const wrong = rows.filter(({ result }) => result.counts.E > 0).length
  const unread = rows.filter(({ result }) => result.files.some((f) => f.fault !== null)).length
  tools.print(
    tools.say({
      zh: `共 ${rows.length} 份，有错误的 ${wrong} 份，读不出来的 ${unread} 份`,
      en: `${rows.length} reports, ${wrong} with errors, ${unread} that could not be read`,
    }),
  )
  if (folders > 0)
    tools.print(
      tools.say({
        zh: `有 ${folders} 个子文件夹没有看；一个文件夹检查一次，只看其中的文件。`,
        en: `${folders} folders inside were not looked into; a folder is checked by itself, the files in it only.`,
      }),
    )
  return { folder, folders, reports: rows }
}

async function countFolders(folder: string, names: readonly string[]): Promise<number> {
  const kinds = await Promise.all(
    names.map((name) =>
      stat(path.join(folder, name)).then(
        (s) => s.isDirectory(),
        () => false,
      ),
    ),
  )
  return kinds.filter(Boolean).length
}

const notChecked = (tools: Tools): string => tools.say({ zh: '没有检查：', en: 'not checked: ' })

const exitOf = (made: DeskCheck): number =>
  [...made.files, ...made.lastYear].some((file) => file.fault !== null)
    ? EXIT.unreadable
    : made.findings.some((f) => f.severity === 'E')
      ? EXIT.wrong
      : EXIT.clean

function resultOf(tools: Tools, made: DeskCheck, rules: readonly RuleView[]) {
  const count = (severity: string) => made.findings.filter((f) => f.severity === severity).length
  return {
    title: made.title,
    counts: { E: count('E'), W: count('W'), I: count('I') },
    /** By the county's own list; null when it chose none. */
    deducted: deducted(made.findings),
    files: made.files.map((file) => fileOf(tools, file)),
    lastYear: made.lastYear.map((file) => fileOf(tools, file)),
    findings: made.findings.map((finding, at) => ({
      ...finding,
      ...textOf(tools, finding, rules),
      where: placeOf(tools, made, at),
      source: rules.find((rule) => rule.id === finding.rule)?.source ?? '',
    })),
  }
}

const fileOf = (tools: Tools, file: DeskCheck['files'][number]) => ({
  name: file.name,
  format: file.format,
  unread: file.unread,
  fault: file.fault && tools.sentence(file.fault.code, file.fault.facts),
})

const placeOf = (tools: Tools, made: DeskCheck, at: number): string => {
  const place = made.places[at]
  return place ? tools.say(place) : ''
}

const textOf = (tools: Tools, finding: Finding, rules: readonly RuleView[]) => {
  const rule = rules.find(({ id }) => id === finding.rule)
  return rule ? findingText(finding, rule, tools.language) : { says: finding.rule, mend: '' }
}

function printCheck(tools: Tools, made: DeskCheck, rules: readonly RuleView[]): void {
  tools.print(made.title)
  for (const file of [...made.files, ...made.lastYear])
    if (file.fault) tools.print(tools.sentence(file.fault.code, file.fault.facts))
  for (const { name, unread } of made.files)
    if (unread.length > 0) tools.print(`${name}  ${notChecked(tools)}${unreadText(unread, tools.language)}`)
  for (const [at, finding] of made.findings.entries()) {
    const { says, mend } = textOf(tools, finding, rules)
    const quote = finding.quotes[0]?.text.trim()
    const where = placeOf(tools, made, at)
    tools.print(
      `${tools.say(severityWords[finding.severity])} ${finding.rule}  ${where}${quote ? `  “${quote}”` : ''}`,
    )
    const off = finding.deducts
    tools.print(
      `    ${says}${off ? tools.say({ zh: `（扣 ${off.points} 分）`, en: ` (−${off.points} points)` }) : ''}`,
    )
    tools.print(`    → ${mend}`)
  }
  // Nothing was found in what nobody could read.
  if (made.files.every((file) => file.fault !== null)) return
  const { E, W, I } = resultOf(tools, made, rules).counts
  tools.print(
    tools.say({
      zh: `错误 ${E}，需说明 ${W}，质量 ${I}`,
      en: `${E} errors, ${W} to explain, ${I} of quality`,
    }),
  )
  const sum = deducted(made.findings)
  if (sum)
    tools.print(
      tools.say({
        zh: `扣分合计 ${sum.points} 分（${sum.by}）`,
        en: `${sum.points} points taken off (${sum.by})`,
      }),
    )
}

async function folderOf(files: readonly string[]): Promise<string | null> {
  const [only] = files
  if (only === undefined || files.length > 1) return null
  const found = await stat(only).catch(() => null)
  return found?.isDirectory() ? only : null
}

/** Commands of the report check. */
export const checkCommands: readonly Command[] = [check]
