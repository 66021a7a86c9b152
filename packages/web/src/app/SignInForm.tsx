import { identityApi } from '@rongheng/core/identity/api'
import { Button } from 'antd'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PlainField } from '../ui/PlainField.tsx'
import { useText } from '../ui/text.tsx'
import { useSessionChanged } from './session.ts'

import { shellWords } from './words.ts'

/** User name and password. Password managers and pasting work; nothing else is asked. */
export function SignInForm({ userName, onDone }: { userName?: string; onDone?: () => void }) {
  const t = useText(shellWords)
  const [name, setName] = useState(userName ?? '')
  const [password, setPassword] = useState('')
  const signIn = useWrite(identityApi.signIn)
  const changed = useSessionChanged()
  const submit = async () => {
    await signIn.mutateAsync({ userName: name.trim(), password })
    await changed('signed-in')
    onDone?.()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit().catch(() => undefined)
      }}
    >
      <ErrorSummary error={signIn.error} title={t('sign-in.failed')} />
      <PlainField
        label={t('sign-in.name')}
        name="username"
        autoComplete="username"
        autoFocus={!userName}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <PlainField
        label={t('sign-in.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus={Boolean(userName)}
        {...(userName && { 'data-begin': '' })}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('sign-in')}
      </Button>
    </form>
  )
}
