import { reportCheckApi } from '@rongheng/core/report/check/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { call } from '../../api/call.ts'
import { fittingName } from './fitting-name.ts'
import { rememberFiles } from './handed-files.ts'

/** How far the files are sent. */
export type Sending = {
  readonly n: number
  readonly count: number
  readonly name: string
  readonly share: number
}

/**
 * Begins a check, hands in its files one after another and sets it going; gives its id. When a file is refused, the check that
 * was begun is taken back, so that the list holds none that nobody will finish.
 */
export function useStartCheck() {
  const reads = useQueryClient()
  const [sending, setSending] = useState<Sending | null>(null)
  const [error, setError] = useState<unknown>(null)
  const start = async (input: z.input<typeof reportCheckApi.startCheck.input>, files: readonly File[]) => {
    setError(null)
    let begun: string | null = null
    try {
      const { id: checkId } = await call(reportCheckApi.startCheck, input)
      begun = checkId
      for (const [at, file] of files.entries()) {
        const step = { n: at + 1, count: files.length, name: file.name }
        setSending({ ...step, share: 0 })
        const onProgress = (share: number) => setSending({ ...step, share })
        await call(reportCheckApi.addFile, { checkId, name: fittingName(file.name) }, { file, onProgress })
      }
      rememberFiles(checkId, files)
      await call(reportCheckApi.runCheck, { checkId })
      void reads.invalidateQueries()
      return checkId
    } catch (refused) {
      setError(refused)
      if (begun !== null) await call(reportCheckApi.removeCheck, { checkId: begun }).catch(() => undefined)
      return null
    } finally {
      setSending(null)
    }
  }
  return { start, sending, error }
}
