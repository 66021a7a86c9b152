import { type Evidence, type evaluateApi } from '@rongheng/core/evaluate/api'
import { IndicatorId } from '@rongheng/core/evaluate/indicator'
import { type Download, FileId, type StoredFile } from '@rongheng/core/kernel/file'
import { beginsAsNamed, fileMediaType } from '@rongheng/core/kernel/file-kind'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { namesOf } from '@rongheng/storage/identity/names'
import { getProject } from '@rongheng/storage/budget/projects'
import {
  type EvidenceLink,
  getEvidence,
  listEvidence as readEvidence,
  saveEvidence,
} from '@rongheng/storage/evaluate/evidence'
import { getIndicator } from '@rongheng/storage/evaluate/indicators'
import { addStoredFile, getStoredFile, storedFiles } from '@rongheng/storage/kernel/files'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** The evidence files of a project. */
export async function listEvidence(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.listEvidence.input>,
): Promise<{ items: Evidence[] }> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'evidence.read'), input.projectId)
  const scope = { unitIds: [project.unitId] }
  const links = await readEvidence(ctx.db, scope, [project.id])
  const files = await storedFiles(
    ctx.db,
    scope,
    links.map((l) => l.fileId),
  )
  const called = await namesOf(
    ctx.db,
    links.flatMap((l) => (l.withdrawn ? [l.withdrawn.by] : [])),
  )
  return {
    items: links.flatMap((link) => {
      const file = files.find((f) => f.id === link.fileId)
      return file ? [evidenceOf(file, link, called)] : []
    }),
  }
}

/** Stores an evidence file with the SM3 of its bytes. Only their beginning is looked at; they are kept as they are. */
export async function uploadEvidence(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.uploadEvidence.input>,
  bytes: Uint8Array,
): Promise<Evidence> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'evidence.write'), input.projectId)
  const mediaType = fileMediaType(input.name)
  if (!mediaType) throw new Refusal('evaluate.evidence-kind', { name: input.name })
  if (bytes.byteLength === 0) throw new Refusal('evaluate.evidence-empty', { name: input.name })
  if (!beginsAsNamed(input.name, bytes))
    throw new Refusal('evaluate.evidence-not-as-named', { name: input.name })
  // Before the transaction: bytes without a row are harmless, a row without bytes would not be.
  const kept = await ctx.ports.files.put(bytes)
  const file: StoredFile = {
    id: FileId.parse(ctx.newId('fil')),
    unitId: project.unitId,
    name: input.name,
    mediaType,
    ...kept,
    storedAt: ctx.now,
    storedBy: ctx.actor.id,
  }
  const link: EvidenceLink = {
    fileId: file.id,
    unitId: project.unitId,
    projectId: project.id,
    note: input.note,
    indicatorIds: input.indicatorId === undefined ? [] : [input.indicatorId],
    withdrawn: null,
  }
  return ctx.transaction(async (tx) => {
    await addStoredFile(tx, file)
    for (const indicatorId of link.indicatorIds) {
      const indicator = await getIndicator(tx, { unitIds: [project.unitId] }, indicatorId)
      if (indicator.projectId !== project.id)
        throw new Refusal('evaluate.no-such-indicator', { id: indicatorId })
    }
    await saveEvidence(tx, link)
    await audit(tx, ctx, {
      action: 'evidence.add',
      unitId: project.unitId,
      subjectId: file.id,
      subjectName: file.name,
      after: { ...file, ...link },
    })
    return evidenceOf(file, link)
  })
}

/** Says which indicators a file is evidence for. */
export async function attachEvidence(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.attachEvidence.input>,
): Promise<Evidence> {
  return ctx.transaction(async (tx) => {
    const before = await getEvidence(tx, scopeOf(ctx, 'evidence.write'), input.fileId)
    if (before.withdrawn) throw new Refusal('evaluate.evidence-withdrawn')
    const scope = { unitIds: [before.unitId] }
    for (const id of input.indicatorIds) {
      const indicator = await getIndicator(tx, scope, id)
      if (indicator.projectId !== before.projectId) throw new Refusal('evaluate.no-such-indicator', { id })
    }
    const after: EvidenceLink = {
      ...before,
      note: input.note,
      indicatorIds: [...new Set(input.indicatorIds)],
    }
    await saveEvidence(tx, after)
    const file = await getStoredFile(tx, scope, before.fileId)
    await audit(tx, ctx, {
      action: 'evidence.attach',
      unitId: before.unitId,
      subjectId: before.fileId,
      subjectName: file.name,
      before,
      after,
    })
    return evidenceOf(file, after)
  })
}

/** Takes back evidence that was wrong. What it was attached to stays on record; its bytes stay too. */
export async function withdrawEvidence(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.withdrawEvidence.input>,
): Promise<Evidence> {
  return ctx.transaction(async (tx) => {
    const before = await getEvidence(tx, scopeOf(ctx, 'evidence.write'), input.fileId)
    if (before.withdrawn) throw new Refusal('evaluate.evidence-withdrawn')
    const after: EvidenceLink = { ...before, withdrawn: { at: ctx.now, by: ctx.actor.id, why: input.why } }
    await saveEvidence(tx, after)
    const file = await getStoredFile(tx, { unitIds: [before.unitId] }, before.fileId)
    await audit(tx, ctx, {
      action: 'evidence.withdraw',
      unitId: before.unitId,
      subjectId: before.fileId,
      subjectName: file.name,
      before,
      after,
    })
    return evidenceOf(file, after, await namesOf(tx, [ctx.actor.id]))
  })
}

/** Hands out an evidence file; the read is audited, as evidence may hold personal data. */
export async function downloadEvidence(
  ctx: Ctx,
  input: z.output<typeof evaluateApi.downloadEvidence.input>,
): Promise<Download> {
  const link = await getEvidence(ctx.db, scopeOf(ctx, 'evidence.read'), input.fileId)
  const file = await getStoredFile(ctx.db, { unitIds: [link.unitId] }, link.fileId)
  const bytes = await ctx.ports.files.get(file.sm3)
  await ctx.transaction((tx) =>
    audit(tx, ctx, {
      action: 'evidence.read',
      unitId: link.unitId,
      subjectId: file.id,
      subjectName: file.name,
    }),
  )
  return { name: file.name, mediaType: file.mediaType, bytes: new Uint8Array(bytes) }
}

const evidenceOf = (
  file: StoredFile,
  link: EvidenceLink,
  called: (id: string) => string = (id) => id,
): Evidence => ({
  file,
  note: link.note,
  indicatorIds: link.indicatorIds.map((id) => IndicatorId.parse(id)),
  withdrawn: link.withdrawn && {
    at: link.withdrawn.at,
    byName: called(link.withdrawn.by),
    why: link.withdrawn.why,
  },
})
