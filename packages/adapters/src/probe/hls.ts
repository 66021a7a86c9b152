import type { HlsSettings } from '@rongheng/core/watch/kinds/hls'
import type { Probe } from '@rongheng/core/watch/probe'
import { say } from '@rongheng/core/watch/said/saying'
import { type MediaPlaylist, type Variant, readPlaylist } from '@rongheng/core/watch/stream/m3u8'
import type { Fetched } from './stream/guarded-get.ts'
import { type Listed, playList } from './stream/list-play.ts'
import { type Fetch, NotPlayable, fetchListText, resolved } from './stream/segments.ts'

/** Plays the newest of an HLS stream. */
export const hlsProbe: Probe<HlsSettings> = (settings, given) =>
  playList(settings, given, async (fetch) => {
    const { list, at, soundAt } = await fetchList(settings.url, settings.variant, fetch)
    return {
      segments: list.segments,
      at,
      ended: list.ended,
      moves: true,
      ahead: 0,
      sound: soundAt === null ? null : () => soundList(soundAt, fetch),
    }
  })

async function soundList(address: string, fetch: Fetch): Promise<Listed> {
  const { list, at } = await fetchList(address, 'highest', fetch)
  return { segments: list.segments, at }
}

/** Fetches a playlist; of a master, the variant that is wanted, and where its sound is when that lies apart. */
async function fetchList(
  address: string,
  variant: 'highest' | 'lowest',
  fetch: Fetch,
): Promise<{ list: MediaPlaylist; at: Fetched; soundAt: string | null }> {
  const answer = await fetchListText(address, fetch)
  const list = readPlaylist(answer.bytes.toString('utf8'))
  if (list.kind === 'none') throw new NotPlayable(say(`hls.${list.why}`), answer)
  if (list.kind === 'media') return { list, at: answer, soundAt: null }
  const chosen = chosenOf(list.variants, variant)
  if (!chosen) throw new NotPlayable(say('hls.no-variants'), answer)
  const below = await fetchListText(resolved(chosen.uri, answer), fetch)
  const media = readPlaylist(below.bytes.toString('utf8'))
  if (media.kind !== 'media')
    throw new NotPlayable(say(media.kind === 'none' ? `hls.${media.why}` : 'hls.nested'), below)
  return {
    list: media,
    at: { ...below, tookMs: answer.tookMs + below.tookMs },
    soundAt: chosen.audioUri === null ? null : resolved(chosen.audioUri, answer),
  }
}

const chosenOf = (variants: readonly Variant[], variant: 'highest' | 'lowest'): Variant | undefined =>
  variants.toSorted((a, b) =>
    variant === 'highest' ? b.bandwidth - a.bandwidth : a.bandwidth - b.bandwidth,
  )[0]
