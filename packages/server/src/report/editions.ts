import type { Instant } from '@rongheng/core/kernel/time'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { CodeAnswer, reportApi } from '@rongheng/core/report/api'
import { ReportModel } from '@rongheng/core/report/model'
import { plainCode } from '@rongheng/core/report/report'
import { namesOf } from '@rongheng/storage/identity/names'
import { getProject } from '@rongheng/storage/budget/projects'
import { editionByCode, getEdition as readEdition } from '@rongheng/storage/report/editions'
import { addMiss, countMisses } from '@rongheng/storage/report/code-misses'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { sm3 } from '../sm3.ts'
import { changesSince } from './changed-since.ts'

/** The model of a signed version, after its SM3 was taken again. @throws Refusal `kernel.file-damaged` when it differs */
export function modelOf(text: string, hash: string, name: string): ReportModel {
  if (sm3(text) !== hash) throw new Refusal('kernel.file-damaged', { name })
  return ReportModel.parse(JSON.parse(text))
}

/** A signed version as it was signed. */
export async function getEdition(
  ctx: Ctx,
  input: z.output<typeof reportApi.getEdition.input>,
): Promise<z.input<typeof reportApi.getEdition.output>> {
  const { edition, model } = await readEdition(ctx.db, scopeOf(ctx, 'report.read'), input.editionId)
  const project = await getProject(ctx.db, { unitIds: [edition.unitId] }, edition.projectId)
  const called = await namesOf(ctx.db, [edition.signedBy])
  return {
    edition: { ...edition, signedByName: called(edition.signedBy) },
    model: modelOf(model, edition.sm3, edition.code),
    changed: await changesSince(ctx.db, ctx, project, edition),
  }
}

/** A code has 60 bits; the limit is there so that nobody keeps the program busy with guesses. */
const MISSES = { most: 30, minutes: 15 }

/**
 * What a printed code stands for. Anybody may ask: who has the code has the paper, and is told what stands on it.
 *
 * @throws Refusal `report.too-many-codes` after many unknown codes from one address
 */
export async function checkCode(
  ctx: Ctx,
  input: z.output<typeof reportApi.checkCode.input>,
): Promise<CodeAnswer> {
  const since = (ctx.now - MISSES.minutes * 60_000) as Instant
  if ((await countMisses(ctx.db, ctx.from.ip, since)) >= MISSES.most)
    throw new Refusal('report.too-many-codes', { minutes: MISSES.minutes })
  const found = await editionByCode(ctx.db, plainCode(input.code))
  if (!found) {
    await ctx.transaction((tx) => addMiss(tx, ctx.from.ip, ctx.now, since))
    return {
      found: false,
      title: '',
      subtitle: '',
      unitName: '',
      projectCode: '',
      year: null,
      number: null,
      signedAt: null,
      sm3: '',
      standing: 'unknown',
    }
  }
  const { edition, latest, returned } = found
  const model = modelOf(found.model, edition.sm3, edition.code)
  return {
    found: true,
    title: model.title,
    subtitle: model.subtitle,
    unitName: model.unitName,
    projectCode: model.projectCode,
    year: model.year,
    number: edition.number,
    signedAt: edition.signedAt,
    sm3: edition.sm3,
    standing: returned ? 'returned' : latest > edition.number ? 'superseded' : 'in-force',
  }
}
