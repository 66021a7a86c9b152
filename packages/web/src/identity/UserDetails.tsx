import { identityApi } from '@rongheng/core/identity/api'
import { isAdmin } from '@rongheng/core/identity/policy'
import type { User } from '@rongheng/core/identity/user'
import { Input } from 'antd'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useActor, useMay } from '../app/session.ts'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { GrantsForm } from './GrantsForm.tsx'
import { minuteText } from './moment-text.ts'
import { OneTimePassword } from './OneTimePassword.tsx'
import { useUnits } from './unit-name.ts'
import { UserState } from './UserState.tsx'
import { identityPageWords } from './words.ts'

/** One account: its state, its roles, and what each administrator may do with it. What one may not do says who may. */
export function UserDetails({ user }: { user: User }) {
  const t = useText(identityPageWords)
  const { nameOf } = useUnits()
  return (
    <div className="identity-details">
      <DescriptionList
        rows={[
          { name: t('user.user-name'), value: user.userName },
          { name: t('user.unit'), value: nameOf(user.unitId) },
          { name: t('user.state'), value: <UserState user={user} /> },
          {
            name: t('user.last-visit'),
            value: user.lastVisitAt === null ? t('user.never') : minuteText(user.lastVisitAt),
          },
          { name: t('user.created'), value: minuteText(user.createdAt) },
        ]}
      />
      <GrantsForm user={user} />
      <AccountActions user={user} />
    </div>
  )
}

function AccountActions({ user }: { user: User }) {
  const t = useText(identityPageWords)
  const toast = useToast()
  const { name } = user
  const mayWrite = useMay('user.write', user.unitId)
  const mayUnlock = useMay('user.unlock', user.unitId)
  const mayEnd = useMay('session.revoke', user.unitId)
  const own = useActor().id === user.id
  const reset = useWrite(identityApi.resetPassword)
  const unlock = useWrite(identityApi.unlockUser)
  const end = useWrite(identityApi.endSessions)
  const save = useWrite(identityApi.saveUser)
  const [made, setMade] = useState<{ user: User; oneTimePassword: string } | null>(null)
  const [newName, setNewName] = useState(name)
  const write = mayWrite ? null : t('may-not.write')
  const secure = (may: boolean) => (may ? null : t('may-not.secure'))
  const next = user.state === 'disabled' ? 'active' : 'disabled'
  const ask = next === 'active' ? 'enable' : 'disable'
  return (
    <section>
      <h2>{t('user.account')}</h2>
      {made && <OneTimePassword made={made} onDone={() => setMade(null)} />}
      <div className="identity-actions">
        <ConfirmAction
          label={t('user.reset')}
          title={t('user.reset')}
          disabledReason={write ?? (isAdmin(user.grants.map((g) => g.role)) ? t('user.reset.admin') : null)}
          onConfirm={async () => setMade(await reset.mutateAsync({ userId: user.id }))}
        >
          {t('user.reset.ask', { name })}
        </ConfirmAction>
        <ConfirmAction
          label={t('user.rename')}
          title={t('user.rename')}
          act={t('user.save')}
          disabledReason={write}
          onConfirm={async () => {
            await save.mutateAsync({
              userId: user.id,
              name: newName.trim(),
              state: user.state === 'disabled' ? 'disabled' : 'active',
              version: user.version,
            })
            toast(t('user.saved'))
          }}
        >
          <label className="identity-name">
            {t('user.name')}
            <Input value={newName} maxLength={40} onChange={(event) => setNewName(event.target.value)} />
          </label>
        </ConfirmAction>
        <ConfirmAction
          label={t('user.unlock')}
          title={t('user.unlock')}
          disabledReason={secure(mayUnlock)}
          onConfirm={async () => {
            await unlock.mutateAsync({ userId: user.id })
            toast(t('user.unlocked'))
          }}
        >
          {t('user.unlock.ask', { name })}
        </ConfirmAction>
        <ConfirmAction
          label={t('user.end-sessions')}
          title={t('user.end-sessions')}
          disabledReason={secure(mayEnd)}
          onConfirm={async () => {
            const { ended } = await end.mutateAsync({ userId: user.id })
            toast(t('user.ended', { ended }))
          }}
        >
          {t('user.end-sessions.ask', { name })}
        </ConfirmAction>
        <ConfirmAction
          label={t(`user.${ask}`)}
          title={t(`user.${ask}`)}
          danger={next === 'disabled'}
          disabledReason={write ?? (own ? t('user.own') : null)}
          onConfirm={async () => {
            await save.mutateAsync({ userId: user.id, name, state: next, version: user.version })
            toast(t('user.state-changed'))
          }}
        >
          {t(`user.${ask}.ask`, { name })}
        </ConfirmAction>
      </div>
    </section>
  )
}
