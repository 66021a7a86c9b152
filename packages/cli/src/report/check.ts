import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { identityApi } from '@rongheng/core/identity/api'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { type CheckView, reportCheckApi, type RuleView } from '@rongheng/core/report/check/api'
import { findingText, placeText, severityWords } from '@rongheng/core/report/check/finding-text'
import type { Finding } from '@rongheng/core/report/check/finding'
import { z } from 'zod'
import { command, type Command, type Tools } from '../command.ts'

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
  unit: z.string().optional().describe('单位名称 / name of the unit'),
})
type Args = z.output<typeof args>

/** Exit codes of this command: a report may be wrong, or unreadable, which is no refusal. */
const EXIT = { clean: 0, wrong: 1, unreadable: 3 } as const
const KINDS = /\.(docx|docm|doc|wps|pdf|txt|md|html?|xlsx|xls)$/i

const check = command({
  name: 'check',
  summary: {
    zh: '报告体检：读一份报告，写出哪里不对、依据哪条、怎样改。退出码：0 没有错误，1 有错误，3 有文件读不出来。',
    en: 'Checks a report that somebody wrote: what is wrong, by which rule, what to do. Exit codes: 0 no error, 1 some, 3 a file could not be read.',
  },
  args,
  positional: ['files'],
  run: async (tools, given) => {
    const rules = new Map((await tools.call(reportCheckApi.listRules, {})).rules.map((r) => [r.id, r]))
    const unitId = await unitOf(tools, given.unit)
    const folder = await folderOf(given.files)
    if (folder !== null) return checkFolder(tools, given, unitId, folder, rules)
    const view = await checkOne(tools, given, unitId, given.files)
    process.exitCode = exitOf(view)
    printCheck(tools, view, rules)
    return resultOf(tools, view, rules)
  },
})

/** One report, from its files to its findings. Nothing of it stays in the database. */
async function checkOne(
  tools: Tools,
  given: Args,
  unitId: string,
  files: readonly string[],
): Promise<CheckView> {
  const made: string[] = []
  const begin = async (names: readonly string[], more: { lastYearId?: string } = {}) => {
    const ruleSet = given.rules === undefined ? {} : { ruleSetId: given.rules }
    const { id } = await tools.call(reportCheckApi.startCheck, { unitId, ...ruleSet, ...more })
    made.push(id)
    for (const file of names)
      await tools.upload(
        reportCheckApi.addFile,
        { checkId: id, name: path.basename(file) },
        await tools.readFile(file),
      )
    await tools.call(reportCheckApi.runCheck, { checkId: id })
    return done(tools, id)
  }
  try {
    const before = given.lastYear === undefined ? null : await begin([given.lastYear])
    const view = await begin(files, before === null ? {} : { lastYearId: before.id })
    if (given.docx !== undefined) await writeAnnotated(tools, given.docx, view, files)
    return view
  } finally {
    for (const id of made.reverse()) await tools.call(reportCheckApi.removeCheck, { checkId: id })
  }
}

async function done(tools: Tools, checkId: string): Promise<CheckView> {
  for (let wait = 20; ; wait = Math.min(500, wait * 1.5)) {
    const view = await tools.call(reportCheckApi.getCheck, { checkId })
    if (view.state === 'done') return view
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

async function writeAnnotated(
  tools: Tools,
  out: string,
  view: CheckView,
  files: readonly string[],
): Promise<void> {
  const position = view.files.findIndex((file) => file.format === 'docx')
  const file = files[position]
  if (file === undefined)
    throw new Refusal('report.annotate-docx', { name: files.map((f) => path.basename(f)).join('、') })
  const ask = { checkId: view.id, name: path.basename(file) }
  const made = await tools.exchange(reportCheckApi.annotate, ask, await tools.readFile(file))
  await tools.writeFile(out, made.bytes)
}

/** Every report of a folder, two at a time, and a table over all of them. */
async function checkFolder(
  tools: Tools,
  given: Args,
  unitId: string,
  folder: string,
  rules: ReadonlyMap<string, RuleView>,
) {
  const names = (await readdir(folder)).filter((name) => KINDS.test(name) && !name.startsWith('~$')).sort()
  const waiting = [...names]
  const rows: { file: string; result: ReturnType<typeof resultOf> }[] = []
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const view = await checkOne(tools, given, unitId, [path.join(folder, name)])
      rows.push({ file: name, result: resultOf(tools, view, rules) })
      process.exitCode = Math.max(Number(process.exitCode ?? 0), exitOf(view))
      tools.progress(rows.length, names.length)
    }
  }
  await Promise.all([work(), work()])
  rows.sort((a, b) => (a.file < b.file ? -1 : 1))
  for (const { file, result } of rows) {
    const { E, W, I } = result.counts
    const unread = result.files.find((f) => f.fault !== null)?.fault
    tools.print(unread ? `${file}  ${unread}` : `${file}  E ${E}  W ${W}  I ${I}`)
  }
  return { folder, reports: rows }
}

const exitOf = (view: CheckView): number =>
  view.files.some((file) => file.fault !== null)
    ? EXIT.unreadable
    : view.findings.some((f) => f.severity === 'E')
      ? EXIT.wrong
      : EXIT.clean

function resultOf(tools: Tools, view: CheckView, rules: ReadonlyMap<string, RuleView>) {
  const count = (severity: string) => view.findings.filter((f) => f.severity === severity).length
  return {
    title: view.title,
    ruleSet: view.ruleSetId,
    counts: { E: count('E'), W: count('W'), I: count('I') },
    files: view.files.map((file) => ({
      name: file.name,
      format: file.format,
      unread: file.unread,
      fault: file.fault && tools.sentence(file.fault.code, file.fault.facts),
    })),
    unreadTables: view.unreadTables,
    findings: view.findings.map((finding) => ({
      ...finding,
      ...textOf(tools, finding, rules),
      where: placeText(finding, view.documents, tools.language),
      source: rules.get(finding.rule)?.source ?? '',
    })),
  }
}

const textOf = (tools: Tools, finding: Finding, rules: ReadonlyMap<string, RuleView>) => {
  const rule = rules.get(finding.rule)
  return rule ? findingText(finding, rule, tools.language) : { says: finding.rule, mend: '' }
}

function printCheck(tools: Tools, view: CheckView, rules: ReadonlyMap<string, RuleView>): void {
  tools.print(view.title)
  for (const file of view.files)
    if (file.fault) tools.print(tools.sentence(file.fault.code, file.fault.facts))
  for (const finding of view.findings) {
    const { says, mend } = textOf(tools, finding, rules)
    const quote = finding.quotes[0]?.text.trim()
    const where = placeText(finding, view.documents, tools.language)
    tools.print(
      `${tools.say(severityWords[finding.severity])} ${finding.rule}  ${where}${quote ? `  “${quote}”` : ''}`,
    )
    tools.print(`    ${says}`)
    tools.print(`    → ${mend}`)
  }
  const { E, W, I } = resultOf(tools, view, rules).counts
  tools.print(
    tools.say({
      zh: `错误 ${E}，需说明 ${W}，质量 ${I}`,
      en: `${E} errors, ${W} to explain, ${I} of quality`,
    }),
  )
}

async function folderOf(files: readonly string[]): Promise<string | null> {
  const [only] = files
  if (only === undefined || files.length > 1) return null
  const found = await stat(only).catch(() => null)
  return found?.isDirectory() ? only : null
}

/** The unit that checks: the one named, or the first that stands at the top of a tree. */
async function unitOf(tools: Tools, name: string | undefined): Promise<string> {
  const { units } = await tools.call(identityApi.listUnits, {})
  const unit =
    name === undefined ? units.find((u) => u.parentId === null) : units.find((u) => u.name === name)
  if (!unit) throw new Refusal('identity.no-such-unit', { id: name ?? '' })
  return unit.id
}

/** Commands of the report check. */
export const checkCommands: readonly Command[] = [check]
