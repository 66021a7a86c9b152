import type { DashSettings } from '@rongheng/core/watch/kinds/dash'
import type { Probe } from '@rongheng/core/watch/probe'
import { say } from '@rongheng/core/watch/said/saying'
import { type Presentation, type Representation, readMpd, segmentsOf } from '@rongheng/core/watch/stream/mpd'
import type { Fetched } from './stream/guarded-get.ts'
import { type Listed, playList } from './stream/list-play.ts'
import { NotPlayable, fetchListText, resolved } from './stream/segments.ts'
import { xmlElement } from './stream/xml-element.ts'

/** Segments that the clock says are there, and that an encoder may be a moment late with. */
const LATE = 2

/** Plays the newest of a DASH stream. */
export const dashProbe: Probe<DashSettings> = (settings, given) =>
  playList(settings, given, async (fetch) => {
    const answer = await fetchListText(settings.url, fetch)
    const presentation = presentationOf(answer)
    const pictures = chosen(presentation, 'video', settings.variant)
    const sounds = chosen(presentation, 'audio', 'highest')
    const main = pictures ?? sounds
    if (!main) throw new NotPlayable(say('dash.nothing'), answer)
    if (!main.template) throw new NotPlayable(say('dash.no-template'), answer)
    // The server's own clock tells which segments are there; ours may be wrong.
    const said = Date.parse(answer.date ?? '')
    const now = Number.isNaN(said) ? Date.now() : said
    const listed = (one: Representation): Listed => ({
      segments: segmentsOf(presentation, one, now),
      at: { ...answer, url: one.bases.reduce((url, base) => resolved(base, { ...answer, url }), answer.url) },
    })
    const onLine = main.template.timeline !== null
    return {
      ...listed(main),
      ended: !presentation.isLive,
      moves: onLine,
      ahead: presentation.isLive && !onLine ? LATE : 0,
      sound: pictures && sounds ? () => Promise.resolve(listed(sounds)) : null,
    }
  })

function presentationOf(answer: Fetched): Presentation {
  const text = answer.bytes.toString('utf8')
  if (text.trim() === '') throw new NotPlayable(say('dash.empty'), answer)
  if (/^\s*<(!doctype html|html)/i.test(text)) throw new NotPlayable(say('dash.html'), answer)
  try {
    const read = readMpd(xmlElement(text))
    if (read) return read
  } catch {
    throw new NotPlayable(say('dash.broken'), answer)
  }
  throw new NotPlayable(say('dash.other'), answer)
}

const chosen = (
  { representations }: Presentation,
  kind: 'video' | 'audio',
  which: 'highest' | 'lowest',
): Representation | undefined =>
  representations
    .filter((r) => r.kind === kind)
    .toSorted((a, b) => (which === 'highest' ? b.bandwidth - a.bandwidth : a.bandwidth - b.bandwidth))[0]
