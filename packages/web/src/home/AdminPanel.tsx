import { identityApi } from '@rongheng/core/identity/api'
import type { ReactNode } from 'react'
import { useRead } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { useText } from '../ui/text.tsx'
import { homeWords } from './words.ts'

/** The work of the three administrators, who see no business data. */
export function AdminPanel() {
  const t = useText(homeWords)
  const accounts = useMay('user.write') || useMay('role.grant')
  const verifies = useMay('audit.verify')
  if (!accounts && !verifies) return null
  return (
    <section className="panel" aria-labelledby="admin-title">
      <h2 id="admin-title">{t('admin.title')}</h2>
      <ul className="lines">
        {accounts && <AccountWork />}
        {verifies && <Work to="/identity/audit">{t('admin.audit')}</Work>}
      </ul>
    </section>
  )
}

function AccountWork() {
  const t = useText(homeWords)
  const { users, securityAdmins } = useRead(identityApi.listUsers, {})
  const live = users.filter((user) => user.state !== 'disabled')
  const work = [
    securityAdmins === 0 && t('admin.no-security'),
    counted(live.filter((user) => user.state === 'frozen').length, (count) => t('admin.frozen', { count })),
    counted(live.filter((user) => user.grants.length === 0).length, (count) => t('admin.no-role', { count })),
    counted(live.filter((user) => user.mustChange).length, (count) => t('admin.waiting', { count })),
  ].filter((line) => line !== false)
  if (work.length === 0) return <li>{t('admin.none')}</li>
  return work.map((line) => (
    <Work key={line} to="/identity/users">
      {line}
    </Work>
  ))
}

const counted = (count: number, say: (count: number) => string) => count > 0 && say(count)

function Work({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <PageLink to={to}>{children}</PageLink>
    </li>
  )
}
