import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { annotations } from '@rongheng/core/report/check/annotations'
import { checkRuleKind } from '@rongheng/core/report/check/check-rule'
import type { DeskAnswer, DeskAsk, DeskOpen } from '@rongheng/core/report/check/desk'
import type { ReportWork } from '@rongheng/core/report/check/document-reader'
import type { Finding } from '@rongheng/core/report/check/finding'
import { placeText } from '@rongheng/core/report/check/place-text'
import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import type { CheckedFile } from '@rongheng/core/report/check/report-check'
import type { Rulebook } from '@rongheng/core/kernel/rulebook'
import type { Ports } from '../../ctx.ts'
import { sm3 } from '../../sm3.ts'
import { checkBook, ruleViews } from './check-rulebook.ts'
import { fileOnDisk } from './file-on-disk.ts'
import { type FilesRead, judgeFiles, readFiles } from './read-files.ts'

type DeskPorts = Pick<Ports, 'rulebook' | 'workOnReport'>

/** What the desk says first. */
export const deskOpens = (ports: DeskPorts): DeskOpen => ({ rules: ruleViews(ports.rulebook) })

/** Checks one report from files on this machine, without a database. */
export async function answerDesk(ports: DeskPorts, ask: DeskAsk, now: Instant): Promise<DeskAnswer> {
  try {
    return await ports.workOnReport((work) => answered(ports, work, ask, now))
  } catch (cause) {
    if (cause instanceof Refusal)
      return { id: ask.id, refused: { code: cause.code, facts: { ...cause.facts } } }
    // Whatever goes wrong with one report, the others are waiting.
    console.error(cause)
    return {
      id: ask.id,
      title: path.basename(ask.files[0] ?? ''),
      files: ask.files.map((where) => {
        const file = fileOf(where, new Uint8Array())
        return { ...file, fault: { code: 'report.check-failed', facts: { name: file.name } } }
      }),
      lastYear: [],
      findings: [],
      places: [],
    }
  }
}

async function answered(
  { rulebook }: DeskPorts,
  work: ReportWork,
  ask: DeskAsk,
  now: Instant,
): Promise<DeskAnswer> {
  const book = checkBook(rulebook, ask.ruleSetId)
  const report = await readAll(work, ask.files)
  const before = await readAll(work, ask.lastYear)
  const judged = await judgeFiles(work, report, {
    lastYear: before.documents.length === 0 ? null : before.documents,
    ...book,
  })
  if (ask.docx !== null) await writeComments(rulebook, work, ask, report, judged.findings, now)
  return {
    id: ask.id,
    title: judged.title ?? path.basename(ask.files[0] ?? ''),
    files: [...judged.files],
    lastYear: [...before.files],
    findings: [...judged.findings],
    places: judged.findings.map((finding) => ({
      zh: placeText(finding, report.documents, 'zh-CN'),
      en: placeText(finding, report.documents, 'en'),
    })),
  }
}

async function readAll(work: ReportWork, names: readonly string[]): Promise<FilesRead> {
  const files: CheckedFile[] = []
  const documents: ReadDocument[] = []
  // One after another: only one file of a report is in memory here.
  for (const where of names) {
    const found = await fileOnDisk(where).catch((cause: unknown) => cause as Error)
    const bytes = found instanceof Error ? new Uint8Array() : found
    const read = await readFiles(work, [fileOf(where, bytes)], async () => {
      if (found instanceof Error) throw found
      return found
    })
    files.push(...read.files)
    documents.push(...read.documents)
  }
  return { files, documents }
}

const fileOf = (where: string, bytes: Uint8Array): CheckedFile => ({
  name: path.basename(where).slice(0, 200),
  sizeBytes: bytes.length,
  sm3: sm3(bytes),
  format: null,
  fault: null,
  unread: [],
})

async function writeComments(
  rulebook: Rulebook,
  { placeComments }: ReportWork,
  ask: DeskAsk,
  { files }: FilesRead,
  findings: readonly Finding[],
  now: Instant,
): Promise<void> {
  const position = files.findIndex((file) => file.format === 'docx')
  const where = ask.files[position]
  if (where === undefined || ask.docx === null)
    throw new Refusal('report.annotate-docx', {
      name: ask.files.map((name) => path.basename(name)).join('、'),
    })
  const rules = new Map(rulebook.list(checkRuleKind).map(({ id, rule }) => [id, rule]))
  const read = files.slice(0, position).filter((f) => f.format !== null).length
  const comments = annotations(findings, read, rules, now)
  const made = await placeComments(path.basename(where), await fileOnDisk(where), comments)
  await writeFile(ask.docx, made).catch((cause: Error) => {
    throw new Refusal('kernel.output-unwritable', {
      folder: path.dirname(ask.docx ?? ''),
      why: cause.message,
    })
  })
}
