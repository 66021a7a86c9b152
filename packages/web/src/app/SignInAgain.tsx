import { identityApi } from '@rongheng/core/identity/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useText } from '../ui/text.tsx'
import { SignInForm } from './SignInForm.tsx'
import { shellWords } from './words.ts'

const isEnd = (error: unknown) => error instanceof ApiError && error.status === 401

const EVERY_MS = 60_000

/**
 * Asks each minute whether the session still is: who types for half an hour without saving stays signed in, and who has left
 * finds the page covered. A server that cannot be reached says nothing about the session.
 */
function useHeartbeat(): void {
  useQuery({
    queryKey: ['heartbeat'],
    queryFn: ({ signal }) => call(identityApi.me, {}, { signal }),
    initialData: null,
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
    retry: false,
    gcTime: 0,
  })
}

/**
 * When a session ends in the middle of work: asks to sign in over the page, which keeps everything typed so far but shows
 * nothing of it meanwhile.
 */
export function SignInAgain({ userName }: { userName: string }) {
  const t = useText(shellWords)
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  useHeartbeat()
  useEffect(() => {
    const stopReads = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isEnd(event.action.error))
        setOpen(true)
    })
    const stopWrites = client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isEnd(event.action.error))
        setOpen(true)
    })
    return () => {
      stopReads()
      stopWrites()
    }
  }, [client])
  return (
    <Dialog open={open} title={t('sign-in.again')} veil>
      <p>{t('sign-in.again.help')}</p>
      <SignInForm userName={userName} onDone={() => setOpen(false)} />
    </Dialog>
  )
}
