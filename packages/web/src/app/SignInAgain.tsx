import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useText } from '../ui/text.tsx'
import { SignInForm } from './SignInForm.tsx'
import { shellWords } from './words.ts'

const isEnd = (error: unknown) => error instanceof ApiError && error.status === 401

/** When a session ends in the middle of work: asks to sign in over the page, which keeps everything typed so far. */
export function SignInAgain({ userName }: { userName: string }) {
  const t = useText(shellWords)
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
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
    <Dialog open={open} title={t('sign-in.again')}>
      <p>{t('sign-in.again.help')}</p>
      <SignInForm userName={userName} onDone={() => setOpen(false)} />
    </Dialog>
  )
}
