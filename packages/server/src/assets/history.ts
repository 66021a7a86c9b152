import type { assetsApi } from '@rongheng/core/assets/api'
import { AssetDocument, AssetEvent } from '@rongheng/core/assets/history'
import { type Download, FileId, StoredFile } from '@rongheng/core/kernel/file'
import { beginsAsNamed, fileMediaType } from '@rongheng/core/kernel/file-kind'
import { Notice } from '@rongheng/core/kernel/notice'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dayOf } from '@rongheng/core/kernel/time'
import {
  addDocument as keepDocument,
  addEvent as insertEvent,
  getDocument,
  listEvents,
  removeDocument as takeOff,
} from '@rongheng/storage/assets/history'
import { getAsset } from '@rongheng/storage/assets/records'
import type { Tx } from '@rongheng/storage/db'
import { addStoredFile, getStoredFile } from '@rongheng/storage/kernel/files'
import { appendNotice } from '@rongheng/storage/kernel/notices'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { subjectOf } from './write.ts'

type Inputs = { [K in keyof typeof assetsApi]: z.output<(typeof assetsApi)[K]['input']> }
type Subject = Awaited<ReturnType<typeof subjectOf>>

/** Adds to the history of a system or device. @throws Refusal `assets.no-such-record`, `assets.event-ahead` for a day to come */
export async function addEvent(ctx: Ctx, input: Inputs['addEvent']): Promise<AssetEvent> {
  if (input.happenedOn > dayOf(ctx.now)) throw new Refusal('assets.event-ahead')
  return ctx.transaction(async (tx) => {
    const subject = await subjectOf(tx, ctx, 'asset.write', input.subjectId)
    if (input.vendorId !== null) await getAsset(tx, { unitIds: [subject.unitId] }, 'vendor', input.vendorId)
    const event = eventOf(ctx, subject, { ...input, photoId: null })
    await insertEvent(tx, event)
    await audit(tx, ctx, {
      action: 'asset.event',
      unitId: subject.unitId,
      subjectId: subject.id,
      subjectName: subject.name,
      after: event,
    })
    return event
  })
}

/** Reports a fault; whoever answers for the thing, or for its system, gets a notice. @throws Refusal `assets.no-such-record` */
export async function reportFault(ctx: Ctx, input: Inputs['reportFault']): Promise<AssetEvent> {
  return ctx.transaction(async (tx) => {
    const subject = await subjectOf(tx, ctx, 'asset.report-fault', input.subjectId)
    if (input.photoId !== null) await getStoredFile(tx, { unitIds: [subject.unitId] }, input.photoId)
    const event = eventOf(ctx, subject, {
      kind: 'fault',
      happenedOn: dayOf(ctx.now),
      text: input.text,
      photoId: input.photoId,
      costFen: null,
      vendorId: null,
    })
    await insertEvent(tx, event)
    for (const userId of await whoAnswers(tx, subject)) await tell(tx, ctx, subject, event, userId)
    await audit(tx, ctx, {
      action: 'asset.fault',
      unitId: subject.unitId,
      subjectId: subject.id,
      subjectName: subject.name,
      after: event,
    })
    return event
  })
}

async function whoAnswers(tx: Tx, subject: Subject): Promise<string[]> {
  const system =
    'systemId' in subject && subject.systemId !== null
      ? await getAsset(tx, { unitIds: [subject.unitId] }, 'system', subject.systemId)
      : 'backupId' in subject
        ? subject
        : null
  const people = [subject.ownerId, system?.ownerId ?? null, system?.backupId ?? null]
  return [...new Set(people.filter((id) => id !== null))]
}

async function tell(tx: Tx, ctx: Ctx, subject: Subject, event: AssetEvent, userId: string): Promise<void> {
  const notice = Notice.parse({
    id: ctx.newId('ntc'),
    unitId: subject.unitId,
    userId,
    code: 'assets.notice.fault',
    facts: { name: subject.name, who: ctx.actor.name, text: event.text.slice(0, 120) },
    link: 'systemId' in subject ? `/assets/devices/${subject.id}` : `/assets/systems/${subject.id}`,
    key: `assets.fault:${event.id}`,
    at: ctx.now,
    readAt: null,
  })
  await appendNotice(tx, notice)
}

const eventOf = (
  ctx: Ctx,
  subject: Subject,
  told: Pick<AssetEvent, 'kind' | 'happenedOn' | 'text' | 'costFen' | 'vendorId' | 'photoId'>,
): AssetEvent =>
  AssetEvent.parse({
    ...told,
    id: ctx.newId('aev'),
    unitId: subject.unitId,
    subjectId: subject.id,
    recordedAt: ctx.now,
    recordedBy: ctx.actor.id,
    recordedByName: ctx.actor.name,
  })

async function storedFrom(ctx: Ctx, unitId: string, name: string, bytes: Uint8Array): Promise<StoredFile> {
  const mediaType = fileMediaType(name)
  if (!mediaType) throw new Refusal('assets.file-kind', { name })
  if (bytes.byteLength === 0) throw new Refusal('assets.file-empty', { name })
  if (!beginsAsNamed(name, bytes)) throw new Refusal('assets.file-not-as-named', { name })
  // Before the transaction: bytes without a row are harmless, a row without bytes would not be.
  const kept = await ctx.ports.files.put(bytes)
  return {
    id: FileId.parse(ctx.newId('fil')),
    unitId,
    name,
    mediaType,
    ...kept,
    storedAt: ctx.now,
    storedBy: ctx.actor.id,
  }
}

/** Stores the picture of a fault that is about to be reported. @throws Refusal `assets.not-a-picture` */
export async function uploadPhoto(
  ctx: Ctx,
  input: Inputs['uploadPhoto'],
  bytes: Uint8Array,
): Promise<StoredFile> {
  const subject = await subjectOf(ctx.db, ctx, 'asset.report-fault', input.subjectId)
  if (!fileMediaType(input.name)?.startsWith('image/')) throw new Refusal('assets.not-a-picture')
  const file = await storedFrom(ctx, subject.unitId, input.name, bytes)
  await ctx.transaction(async (tx) => {
    await addStoredFile(tx, file)
    await audit(tx, ctx, {
      action: 'asset.photo',
      unitId: subject.unitId,
      subjectId: subject.id,
      subjectName: subject.name,
      after: file,
    })
  })
  return file
}

/** The picture of a fault that is on record. @throws Refusal `kernel.no-such-file` for any other file */
export async function downloadPhoto(ctx: Ctx, input: Inputs['downloadPhoto']): Promise<Download> {
  const subject = await subjectOf(ctx.db, ctx, 'asset.read', input.subjectId)
  const scope = { unitIds: [subject.unitId] }
  const named = (await listEvents(ctx.db, scope, subject.id)).some((one) => one.photoId === input.fileId)
  if (!named) throw new Refusal('kernel.no-such-file', { id: input.fileId })
  return handOut(ctx, await getStoredFile(ctx.db, scope, input.fileId))
}

/** Keeps a file with a system or device. */
export async function addDocument(
  ctx: Ctx,
  input: Inputs['addDocument'],
  bytes: Uint8Array,
): Promise<AssetDocument> {
  const subject = await subjectOf(ctx.db, ctx, 'asset.write', input.subjectId)
  const file = await storedFrom(ctx, subject.unitId, input.name, bytes)
  const document = AssetDocument.parse({
    id: ctx.newId('adc'),
    unitId: subject.unitId,
    subjectId: subject.id,
    file,
    note: input.note,
    addedAt: ctx.now,
    addedBy: ctx.actor.id,
    addedByName: ctx.actor.name,
  })
  await ctx.transaction(async (tx) => {
    await addStoredFile(tx, file)
    await keepDocument(tx, document)
    await audit(tx, ctx, {
      action: 'asset.document-add',
      unitId: subject.unitId,
      subjectId: subject.id,
      subjectName: subject.name,
      after: document,
    })
  })
  return document
}

/** Takes a file off a system or device; its bytes stay. */
export async function removeDocument(
  ctx: Ctx,
  input: Inputs['removeDocument'],
): Promise<Record<string, never>> {
  return ctx.transaction(async (tx) => {
    const subject = await subjectOf(tx, ctx, 'asset.write', input.subjectId)
    const before = await getDocument(tx, { unitIds: [subject.unitId] }, input)
    await takeOff(tx, before.id, ctx.now)
    await audit(tx, ctx, {
      action: 'asset.document-remove',
      unitId: subject.unitId,
      subjectId: subject.id,
      subjectName: subject.name,
      before,
    })
    return {}
  })
}

/** A file that is kept with a system or device. */
export async function downloadDocument(ctx: Ctx, input: Inputs['downloadDocument']): Promise<Download> {
  const { file } = await getDocument(ctx.db, scopeOf(ctx, 'asset.read'), input)
  return handOut(ctx, file)
}

const handOut = async (ctx: Ctx, file: StoredFile): Promise<Download> => ({
  name: file.name,
  mediaType: file.mediaType,
  bytes: new Uint8Array(await ctx.ports.files.get(file.sm3)),
})
