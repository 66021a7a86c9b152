import type { Project } from '@rongheng/core/budget/project'
import type { Download } from '@rongheng/core/kernel/file'
import { FileId, type StoredFile } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { reportCheckApi } from '@rongheng/core/report/check/api'
import type { KeptFile } from '@rongheng/core/report/check/kept-file'
import { getProject } from '@rongheng/storage/budget/projects'
import type { Tx } from '@rongheng/storage/db'
import { addStoredFile, getStoredFile } from '@rongheng/storage/kernel/files'
import { checkFileBytes, type KeptCheck } from '@rongheng/storage/report/checks'
import * as store from '@rongheng/storage/report/kept-files'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { type Ctx, scopeOf } from '../../ctx.ts'

/** Puts the files of a check into the file store. Bytes without a row are harmless, so this comes before the transaction. */
export async function storeFiles(ctx: Ctx, check: KeptCheck, project: Project): Promise<StoredFile[]> {
  const stored: StoredFile[] = []
  for (const [position, file] of check.files.entries()) {
    const bytes = await checkFileBytes(ctx.db, check.id, position)
    if (bytes === null) continue
    stored.push({
      id: FileId.parse(ctx.newId('fil')),
      unitId: project.unitId,
      name: file.name,
      mediaType: 'application/octet-stream',
      ...(await ctx.ports.files.put(bytes)),
      storedAt: ctx.now,
      storedBy: check.created.by,
    })
  }
  return stored
}

/** Keeps stored files in a project, in the name of who asked for the check. */
export async function keepFiles(
  tx: Tx,
  check: Pick<KeptCheck, 'id' | 'title' | 'created'>,
  project: Project,
  files: readonly StoredFile[],
): Promise<void> {
  const { by, byName } = check.created
  for (const file of files) {
    await addStoredFile(tx, file)
    await store.addKeptFile(tx, project.unitId, {
      ...file,
      fileId: file.id,
      projectId: project.id,
      checkId: check.id,
      checkTitle: check.title,
      kept: { at: file.storedAt, by, byName },
    })
  }
}

/** The files of checked reports that were kept in a project. */
export async function listKeptFiles(
  ctx: Ctx,
  { projectId }: z.output<typeof reportCheckApi.listKeptFiles.input>,
): Promise<{ files: KeptFile[] }> {
  const project = await getProject(ctx.db, scopeOf(ctx, 'report.check'), projectId)
  return { files: await store.listKeptFiles(ctx.db, { unitIds: [project.unitId] }, project.id) }
}

/** One of them. @throws Refusal `kernel.no-such-file` */
export async function downloadKeptFile(
  ctx: Ctx,
  { projectId, fileId }: z.output<typeof reportCheckApi.downloadKeptFile.input>,
): Promise<Download> {
  const { files } = await listKeptFiles(ctx, { projectId })
  const kept = files.find((file) => file.fileId === fileId)
  if (!kept) throw new Refusal('kernel.no-such-file', { id: fileId })
  const project = await getProject(ctx.db, scopeOf(ctx, 'report.check'), projectId)
  const file = await getStoredFile(ctx.db, { unitIds: [project.unitId] }, fileId)
  const bytes = new Uint8Array(await ctx.ports.files.get(file.sm3))
  await ctx.transaction((tx) =>
    audit(tx, ctx, {
      action: 'report-check.download',
      unitId: project.unitId,
      subjectId: file.id,
      subjectName: file.name,
    }),
  )
  return { name: file.name, mediaType: file.mediaType, bytes }
}
