import { identityApi } from '@rongheng/core/identity/api'
import { type ReactNode, useId } from 'react'
import { useRead } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { TaskList } from '../ui/TaskList.tsx'
import { useText } from '../ui/text.tsx'
import { setUpSteps } from './set-up.ts'
import { homeWords } from './words.ts'

/** The work of the three administrators, and why they find no business data here. */
export function AdminPanel() {
  const t = useText(homeWords)
  const accounts = useMay('user.write') || useMay('role.grant')
  const verifies = useMay('audit.verify')
  if (!accounts && !verifies) return null
  return (
    <>
      {accounts && <SetUp />}
      <Section title={t('admin.title')}>
        <ul className="lines">
          {accounts && <AccountWork />}
          {verifies && <Work to="/identity/audit">{t('admin.audit')}</Work>}
        </ul>
        <p className="muted">{t('admin.no-business')}</p>
      </Section>
    </>
  )
}

/** The first steps of a new center, until all are done: which are, which is next, and who takes it. */
function SetUp() {
  const t = useText(homeWords)
  const { users, securityAdmins } = useRead(identityApi.listUsers, {})
  const { units } = useRead(identityApi.listUnits, {})
  const mayWrite = useMay('user.write')
  const steps = setUpSteps({ units, users, securityAdmins })
  if (steps.every((step) => step.done)) return null
  return (
    <Section title={t('setup.title')} lead={t('setup.lead')}>
      <TaskList
        tasks={steps.map((step) => ({
          key: step.key,
          title: t(`setup.${step.key}`),
          to: step.key === 'unit' ? '/identity/units' : '/identity/users',
          state: step.done
            ? 'done'
            : (step.by === 'system-admin') === mayWrite
              ? 'not-started'
              : securityAdmins === 0
                ? 'cannot-start'
                : 'others',
          note: step.done ? undefined : t(`setup.${step.key}.how`),
        }))}
      />
    </Section>
  )
}

function AccountWork() {
  const t = useText(homeWords)
  const { users, securityAdmins } = useRead(identityApi.listUsers, {})
  const live = users.filter((user) => user.state !== 'disabled' && !user.isExample)
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

function Section(p: { title: string; lead?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{p.title}</h2>
      {p.lead && <p className="muted">{p.lead}</p>}
      {p.children}
    </section>
  )
}

function Work({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <PageLink to={to}>{children}</PageLink>
    </li>
  )
}
