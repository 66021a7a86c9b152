import type { Download } from '@rongheng/core/kernel/file'
import type { historyApi, StreamTile } from '@rongheng/core/watch/history-api'
import { kindOf } from '@rongheng/core/watch/kinds/all'
import { atFirst } from '@rongheng/core/watch/said/at-first'
import { tileFigures } from '@rongheng/core/watch/stream/tile-figures'
import { systemNames } from '@rongheng/storage/watch/asset-names'
import { listStandings } from '@rongheng/storage/watch/check-list'
import { frameMoments, metricKeysByCheck, newestFrame, sampleFile } from '@rongheng/storage/watch/history'
import type { z } from 'zod'
import { type Ctx, scopeOf } from '../ctx.ts'
import { ALL } from './check-view.ts'
import { sharedOverview } from './overview.ts'

/** Streams are looked at every thirty seconds, and read every ten as a rule. */
const READINGS_LOOKED_AT = 12

const shownAsPicture = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** What a target sent is handed on as a picture or as plain text, whatever it called itself. */
const safeType = (mediaType: string): string => {
  const bare = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  return shownAsPicture.has(bare) ? bare : 'text/plain; charset=utf-8'
}

/** The body or picture that came back around a change of verdict. */
export async function sample(ctx: Ctx, input: z.output<typeof historyApi.sample.input>): Promise<Download> {
  const file = await sampleFile(ctx.db, scopeOf(ctx, 'watch.read'), input.sampleId)
  const mediaType = safeType(file.mediaType)
  const ending = mediaType.startsWith('image/') ? mediaType.slice(6) : 'txt'
  return {
    name: `${file.name}.${ending}`,
    mediaType,
    bytes: new Uint8Array(await ctx.ports.files.get(file.sm3)),
  }
}

/** The newest picture of a stream. */
export async function frame(ctx: Ctx, input: z.output<typeof historyApi.frame.input>): Promise<Download> {
  const found = await newestFrame(ctx.db, scopeOf(ctx, 'watch.read'), input.checkId)
  return { name: 'frame.jpg', mediaType: safeType(found.mediaType), bytes: new Uint8Array(found.bytes) }
}

/** All streams within reach, the worst first. */
export async function streams(ctx: Ctx): Promise<{ items: StreamTile[] }> {
  const scope = scopeOf(ctx, 'watch.read')
  const { items } = await listStandings(ctx.db, scope, {}, ALL)
  const wanted = items.filter(({ check }) => kindOf(check.settings.kind).group === 'stream')
  const moments = await frameMoments(ctx.db, scope)
  const readings = await ctx.ports.readings(ctx.db).newest(
    wanted.map(({ check }) => check.no),
    READINGS_LOOKED_AT,
  )
  const keys = await metricKeysByCheck(
    ctx.db,
    wanted.map(({ check }) => check.id),
  )
  const wall = await sharedOverview(ctx.db, scope, ctx.now)
  const shown = new Map(wall.checks.map((one) => [one.id, one.shown]))
  const systemName = await systemNames(
    ctx.db,
    wanted.map((item) => item.check.systemId),
  )
  return {
    items: wanted.map(({ check, verdict, why, newest }) => ({
      id: check.id,
      name: check.name,
      systemName: systemName(check.systemId),
      kind: check.settings.kind,
      shown: shown.get(check.id) ?? verdict,
      why: verdict === 'up' ? '' : atFirst(why) || (newest?.detail ?? ''),
      frameAt: moments.get(check.id) ?? null,
      loudnessAsked: 'loudness' in check.settings && check.settings.loudness !== null,
      ...tileFigures(keys.get(check.id) ?? [], readings.get(check.no) ?? [], ctx.now),
    })),
  }
}
