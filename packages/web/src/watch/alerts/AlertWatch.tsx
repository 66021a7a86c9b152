import { alertApi } from '@rongheng/core/watch/alert-api'
import type { AlertCounts } from '@rongheng/core/watch/alert-views'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from '../../api/call.ts'
import { readKey } from '../../api/use-read.ts'
import { useMay } from '../../app/session.ts'
import { useLive } from '../live.ts'
import { soundAlert, useAlertSound } from './alert-sound.ts'
import { titleWith } from './tab-title.ts'

const KEY = readKey(alertApi.counts, {})
/** Where the server's word does not come through, and while nobody sees the page. */
const EVERY_MS = 5_000

/** Behind every page: the number of alerts in the browser's tab for those who handle them, and the sound where it is on. */
export function AlertWatch() {
  const handles = useMay('alert.handle')
  const sound = useAlertSound()
  const reads = useQueryClient()
  const wanted = handles || sound
  const live = useLive(wanted ? 'alerts' : null, {
    alerts: (told) => void reads.setQueryData(KEY, JSON.parse(told) as AlertCounts),
  })
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call(alertApi.counts, {}, { signal }),
    enabled: wanted,
    refetchInterval: live ? false : EVERY_MS,
    // The tab and the sound are for who looks elsewhere.
    refetchIntervalInBackground: true,
    retry: false,
  })
  const count = handles && data ? data.urgent + data.important + data.notice : 0
  useEffect(() => {
    const show = () => {
      const title = titleWith(document.title, count)
      if (document.title !== title) document.title = title
    }
    show()
    // Each page sets the title anew when it comes.
    const watcher = new MutationObserver(show)
    const element = document.querySelector('title')
    if (element) watcher.observe(element, { childList: true })
    return () => watcher.disconnect()
  }, [count])
  const newest = data?.newestAt ?? null
  const known = useRef<number | null | undefined>(undefined)
  useEffect(() => {
    if (!data) return
    const isNew = known.current !== undefined && newest !== null && newest > (known.current ?? 0)
    known.current = Math.max(newest ?? 0, known.current ?? 0)
    if (isNew && sound) soundAlert(data.newestSeverity ?? 'notice')
  }, [data, newest, sound])
  return null
}
