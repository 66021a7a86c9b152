import type { Download } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { reportCheckApi } from '@rongheng/core/report/check/api'
import { annotations } from '@rongheng/core/report/check/annotations'
import { checkRuleKind } from '@rongheng/core/report/check/check-rule'
import * as store from '@rongheng/storage/report/checks'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'
import { sm3 } from '../../sm3.ts'

/**
 * Puts the findings into the author's own Word file. The program has not kept that file, so it comes again with the call; it
 * must be the very file, because places are counted in it.
 */
export async function annotate(
  ctx: Ctx,
  { checkId, name }: z.output<typeof reportCheckApi.annotate.input>,
  bytes: Uint8Array,
): Promise<Download> {
  const check = await store.getCheck(ctx.db, scopeOf(ctx, 'report.check'), checkId)
  if (check.state !== 'done') throw new Refusal('report.check-not-done', { id: check.id })
  const read = check.files.filter((file) => file.format !== null)
  const position = read.findIndex((file) => file.sm3 === sm3(bytes))
  if (position < 0) throw new Refusal('report.not-the-file', { name })
  if (read[position]?.format !== 'docx') throw new Refusal('report.annotate-docx', { name })
  const dismissed = new Set((await store.listDismissals(ctx.db, [check.seriesId])).map((d) => d.key))
  const rules = new Map(ctx.ports.rulebook.list(checkRuleKind).map((file) => [file.id, file.rule]))
  const counted = check.findings.filter((finding) => !dismissed.has(finding.key))
  const comments = annotations(counted, position, rules, check.doneAt ?? ctx.now)
  const made = await ctx.ports.workOnReport((work) => work.placeComments(name, bytes, comments))
  await ctx.transaction((tx) =>
    audit(tx, ctx, {
      action: 'report-check.export',
      unitId: check.unitId,
      subjectId: check.id,
      subjectName: check.title,
      after: { format: 'docx', comments: comments.length },
    }),
  )
  return {
    name: `${name.replace(/\.docx$/i, '')}-批注.docx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: new Uint8Array(made),
  }
}
