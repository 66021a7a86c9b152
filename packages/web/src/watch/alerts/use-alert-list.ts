import { alertApi } from '@rongheng/core/watch/alert-api'
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { useReadWhen } from '../../api/use-read.ts'
import { useLive } from '../live.ts'

const FALLBACK_MS = 5_000

/**
 * A list of alerts. An open one is asked for anew when the server says that open alerts are others, and where that does not come
 * through every five seconds.
 */
export function useAlertList(
  input: z.input<typeof alertApi.list.input>,
): UseQueryResult<z.output<typeof alertApi.list.output>, Error> {
  const reads = useQueryClient()
  const open = input.state !== 'ended'
  const live = useLive(open ? 'alerts' : null, {
    alerts: () => {
      for (const { path } of [alertApi.list, alertApi.consequences])
        void reads.invalidateQueries({ queryKey: [path] })
    },
  })
  return useReadWhen(alertApi.list, input, { everyMs: open && !live ? FALLBACK_MS : false })
}
