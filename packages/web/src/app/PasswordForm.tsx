import { identityApi } from '@rongheng/core/identity/api'
import { Button } from 'antd'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PlainField } from '../ui/PlainField.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useSession, useSessionChanged } from './session.ts'

import { shellWords } from './words.ts'

/** Changes one's own password. The server judges the new one; here only the two entries are compared. */
export function PasswordForm({ onDone }: { onDone?: () => void }) {
  const t = useText(shellWords)
  const rule = useSession()?.passwordRule
  const toast = useToast()
  const [entries, setEntries] = useState({ current: '', next: '', again: '' })
  const [differ, setDiffer] = useState(false)
  const change = useWrite(identityApi.changePassword)
  const changed = useSessionChanged()
  const submit = async () => {
    setDiffer(entries.next !== entries.again)
    change.reset()
    if (entries.next !== entries.again) return
    await change.mutateAsync({ current: entries.current, next: entries.next })
    toast(t('password.saved'))
    await changed('signed-in')
    onDone?.()
  }
  const field = (name: keyof typeof entries) => ({
    name,
    label: t(`password.${name}`),
    type: 'password',
    required: true,
    autoFocus: name === 'current',
    autoComplete: name === 'current' ? 'current-password' : 'new-password',
    value: entries[name],
    onChange: (event: { target: { value: string } }) =>
      setEntries({ ...entries, [name]: event.target.value }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit().catch(() => undefined)
      }}
    >
      <ErrorSummary error={change.error} />
      <PlainField {...field('current')} />
      <PlainField {...field('next')} help={rule && t('password.rule', rule)} />
      <PlainField {...field('again')} error={differ ? t('password.differ') : undefined} />
      <Button type="primary" htmlType="submit" size="large" loading={change.isPending}>
        {t('password.save')}
      </Button>
    </form>
  )
}
