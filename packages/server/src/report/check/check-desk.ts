import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { annotations } from '@rongheng/core/report/check/annotations'
import { checkRuleKind } from '@rongheng/core/report/check/check-rule'
import type { DeskAnswer, DeskAsk, DeskOpen } from '@rongheng/core/report/check/desk'
import type { CheckedFile } from '@rongheng/core/report/check/report-check'
import type { Ports } from '../../ctx.ts'
import { sm3 } from '../../sm3.ts'
import { checkBook, ruleViews } from './check-rulebook.ts'
import { readFiles } from './read-files.ts'

type DeskPorts = Pick<Ports, 'rulebook' | 'documents'>

/** What the desk says first. */
export const deskOpens = (ports: DeskPorts): DeskOpen => ({ rules: ruleViews(ports.rulebook) })

/** Checks one report from files on this machine, without a database. */
export async function answerDesk(ports: DeskPorts, ask: DeskAsk, now: Instant): Promise<DeskAnswer> {
  try {
    const book = checkBook(ports.rulebook, ask.ruleSetId)
    const report = await readAll(ports, ask.files)
    const before = await readAll(ports, ask.lastYear)
    const outcome =
      report.documents.length === 0
        ? { title: null, findings: [], unreadTables: 0 }
        : await ports.documents.check({
            documents: report.documents,
            lastYear: before.documents.length === 0 ? null : before.documents,
            ...book,
          })
    if (ask.docx !== null) await writeComments(ports, ask, report, outcome.findings, now)
    return {
      id: ask.id,
      title: outcome.title ?? path.basename(ask.files[0] ?? ''),
      files: report.files,
      documents: report.documents.map(({ name, blocks }) => ({
        name,
        blocks: blocks.map(({ page }) => ({ page })),
      })),
      findings: [...outcome.findings],
      unreadTables: outcome.unreadTables,
    }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return { id: ask.id, refused: { code: cause.code, facts: { ...cause.facts } } }
  }
}

async function readAll(ports: DeskPorts, names: readonly string[]) {
  const bytes = await Promise.all(names.map((name) => readFile(name).catch((cause: Error) => cause)))
  const given = names.map((name, i): CheckedFile => {
    const read = bytes[i]
    const fault =
      read instanceof Error ? { code: 'kernel.file-unreadable', facts: { name, why: read.message } } : null
    const content = read instanceof Uint8Array ? read : new Uint8Array()
    return {
      name: path.basename(name),
      sizeBytes: content.length,
      sm3: sm3(content),
      format: null,
      fault,
      unread: [],
    }
  })
  const readable = given.filter((file) => file.fault === null)
  const contents = bytes.filter((read) => read instanceof Uint8Array)
  const { files, documents } = await readFiles(ports, readable, async (i) => contents[i] ?? null)
  return { files: given.map((file) => (file.fault ? file : (files.shift() ?? file))), documents }
}

async function writeComments(
  ports: DeskPorts,
  ask: DeskAsk,
  report: Awaited<ReturnType<typeof readAll>>,
  findings: readonly Parameters<typeof annotations>[0][number][],
  now: Instant,
): Promise<void> {
  const position = report.files.findIndex((file) => file.format === 'docx')
  const file = ask.files[position]
  if (file === undefined || ask.docx === null)
    throw new Refusal('report.annotate-docx', {
      name: ask.files.map((name) => path.basename(name)).join('、'),
    })
  const rules = new Map(ports.rulebook.list(checkRuleKind).map(({ id, rule }) => [id, rule]))
  const read = report.files.slice(0, position).filter((f) => f.format !== null).length
  const comments = annotations(findings, read, rules, now)
  const made = await ports.documents.placeComments(path.basename(file), await readFile(file), comments)
  await writeFile(ask.docx, made).catch((cause: Error) => {
    throw new Refusal('kernel.output-unwritable', {
      folder: path.dirname(ask.docx ?? ''),
      why: cause.message,
    })
  })
}
