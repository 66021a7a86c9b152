import type { budgetApi } from '@rongheng/core/budget/api'
import { type Download, FileId, type StoredFile } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { getProject } from '@rongheng/storage/budget/projects'
import { addStoredFile, getStoredFile } from '@rongheng/storage/kernel/files'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'

/** What may be handed in as a document, by the ending of its name. */
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  wps: 'application/vnd.ms-works',
}

/** Stores the document of an adjustment or arrival. Its bytes are never opened here, only kept. */
export async function uploadDocument(
  ctx: Ctx,
  input: z.output<typeof budgetApi.uploadDocument.input>,
  bytes: Uint8Array,
): Promise<StoredFile> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'project.write'), input.projectId)
  const mediaType = mediaTypes[input.name.split('.').at(-1)?.toLowerCase() ?? '']
  if (!mediaType) throw new Refusal('budget.document-kind', { name: input.name })
  if (bytes.byteLength === 0) throw new Refusal('budget.document-empty', { name: input.name })
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
  return ctx.transaction(async (tx) => {
    await addStoredFile(tx, file)
    await audit(tx, ctx, { action: 'document.add', unitId: file.unitId, subjectId: file.id, after: file })
    return file
  })
}

/** A document that an adjustment or arrival of the project names. */
export async function downloadDocument(
  ctx: Ctx,
  input: z.output<typeof budgetApi.downloadDocument.input>,
): Promise<Download> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'project.read'), input.projectId)
  const named = [...project.adjustments, ...project.arrivals].some((one) => one.fileId === input.fileId)
  if (!named) throw new Refusal('kernel.no-such-file', { id: input.fileId })
  const file = await getStoredFile(ctx.db, { unitIds: [project.unitId] }, input.fileId)
  return {
    name: file.name,
    mediaType: file.mediaType,
    bytes: new Uint8Array(await ctx.ports.files.get(file.sm3)),
  }
}
