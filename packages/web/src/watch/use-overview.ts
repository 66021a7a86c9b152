import { watchApi } from '@rongheng/core/watch/api'
import { type Overview, type OverviewChange, withChange } from '@rongheng/core/watch/overview'
import { useQueryClient } from '@tanstack/react-query'
import { readKey, useReadWhen } from '../api/use-read.ts'
import { useLive } from './live.ts'

const KEY = readKey(watchApi.overview, {})
const FALLBACK_MS = 15_000

/** How fresh the wall is: told as it happens, asked for again and again, or not heard of for a while. */
export type Freshness = 'live' | 'asked' | 'stale'

/**
 * The wall, kept up to date: by events from the server, and where those do not come through, by asking again. Nothing is asked
 * while the page is hidden but the events, which cost nothing.
 */
export function useOverview(): {
  readonly wall: Overview | undefined
  readonly error: Error | null
  readonly freshness: Freshness
} {
  const reads = useQueryClient()
  const has = () => reads.getQueryData<Overview>(KEY)?.rev
  const live = useLive(has() === undefined ? null : { wallSince: () => has() ?? '' }, {
    all: (data) => void reads.setQueryData(KEY, JSON.parse(data) as Overview),
    change: (data) => {
      const change = JSON.parse(data) as OverviewChange
      const before = reads.getQueryData<Overview>(KEY)
      const after = before ? withChange(before, change) : null
      if (after) reads.setQueryData(KEY, after)
      else if (before?.rev !== change.rev) void reads.invalidateQueries({ queryKey: KEY })
    },
  })
  const { data, error } = useReadWhen(watchApi.overview, {}, { everyMs: live ? false : FALLBACK_MS })
  return { wall: data, error, freshness: live ? 'live' : error ? 'stale' : 'asked' }
}
