import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

/** What a part of a page hears of: the events by name, with their data as text. */
type Hearing = Readonly<Record<string, (data: string) => void>>

/** One part that listens. `wall` gives the revision of the wall that it has; null for a part that hears of alerts alone. */
type Ear = { readonly wall: (() => string) | null; readonly hear: (event: string, data: string) => void }

const EVENTS = ['all', 'change', 'alerts'] as const
/** The server let us go, or cannot be reached: the browser itself does not ask again after a refusal. */
const AGAIN_MS = 30_000

const ears = new Set<Ear>()
const watchers = new Set<() => void>()
let source: EventSource | null = null
let hears: 'all' | 'alerts' | null = null
let live = false
let again: ReturnType<typeof setTimeout> | undefined

function setLive(next: boolean): void {
  if (live === next) return
  live = next
  for (const told of watchers) told()
}

function close(): void {
  clearTimeout(again)
  source?.close()
  source = null
  hears = null
  setLive(false)
}

/**
 * Opens, changes or closes the one connection of this page. A browser gives a server few connections, for all its tabs together:
 * only the wall keeps one while nobody sees it.
 */
function settle(): void {
  const wall = [...ears].find((ear) => ear.wall !== null)?.wall
  const wanted = wall ? 'all' : ears.size > 0 && document.visibilityState === 'visible' ? 'alerts' : null
  if (wanted === hears) return
  close()
  if (wanted === null) return
  const rev = wall?.() ?? ''
  const opened = new EventSource(`/api/watch/live?of=${wanted}${rev === '' ? '' : `&rev=${rev}`}`)
  source = opened
  hears = wanted
  opened.addEventListener('open', () => setLive(true))
  opened.addEventListener('error', () => {
    setLive(false)
    if (opened.readyState !== EventSource.CLOSED || source !== opened) return
    close()
    again = setTimeout(settle, AGAIN_MS)
  })
  for (const event of EVENTS)
    opened.addEventListener(event, ({ data }: MessageEvent<string>) => {
      for (const ear of ears) ear.hear(event, data)
    })
}

function listen(ear: Ear): () => void {
  ears.add(ear)
  if (ears.size === 1) document.addEventListener('visibilitychange', settle)
  settle()
  return () => {
    ears.delete(ear)
    if (ears.size === 0) document.removeEventListener('visibilitychange', settle)
    // The next page may listen at once: it takes the connection over.
    queueMicrotask(settle)
  }
}

const subscribe = (told: () => void) => {
  watchers.add(told)
  return () => watchers.delete(told)
}

/**
 * Hears what the server tells of watching as it happens, over one connection for the whole page.
 *
 * @param wants of what: alerts alone, or the wall as well, from a revision on; null for nothing yet
 * @returns whether it comes through: where it does not, ask again and again
 */
export function useLive(
  wants: 'alerts' | { readonly wallSince: () => string } | null,
  hearing: Hearing,
): boolean {
  const of = wants === null || wants === 'alerts' ? wants : 'wall'
  const hear = useEffectEvent((event: string, data: string) => hearing[event]?.(data))
  const since = useEffectEvent(() => (wants === null || wants === 'alerts' ? '' : wants.wallSince()))
  useEffect(() => {
    if (of === null) return
    return listen({ wall: of === 'wall' ? () => since() : null, hear: (event, data) => hear(event, data) })
  }, [of])
  return useSyncExternalStore(subscribe, () => live && of !== null)
}
