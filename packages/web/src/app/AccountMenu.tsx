import { identityApi } from '@rongheng/core/identity/api'
import { useEffect, useRef, useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useText } from '../ui/text.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { useActor, useSessionChanged } from './session.ts'

import { shellWords } from './words.ts'

/** The person's own menu: password, sign out. */
export function AccountMenu() {
  const t = useText(shellWords)
  const me = useActor()
  const box = useRef<HTMLDetailsElement>(null)
  const [changing, setChanging] = useState(false)
  const signOut = useWrite(identityApi.signOut)
  const changed = useSessionChanged()
  const close = () => {
    if (box.current) box.current.open = false
  }
  useEffect(() => {
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) close()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [])
  const leave = async () => {
    await signOut.mutateAsync({}).catch(() => undefined)
    await changed('signed-out')
  }
  return (
    <details ref={box} className="account" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <summary aria-label={t('account', { name: me.name })}>{me.name}</summary>
      <div className="account-menu">
        <button
          type="button"
          onClick={() => {
            close()
            setChanging(true)
          }}
        >
          {t('account.password')}
        </button>
        <button type="button" onClick={() => void leave()}>
          {t('sign-out')}
        </button>
      </div>
      <PasswordDialog open={changing} onClose={() => setChanging(false)} />
    </details>
  )
}
