import { identityApi } from '@rongheng/core/identity/api'
import type { User } from '@rongheng/core/identity/user'
import { Input } from 'antd'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { useQueryValue } from '../ui/use-query-value.ts'
import { AddUser } from './AddUser.tsx'
import './identity.css'
import { minuteText } from './moment-text.ts'
import { useUnits } from './unit-name.ts'
import { UserDetails } from './UserDetails.tsx'
import { UserState } from './UserState.tsx'
import { identityPageWords } from './words.ts'

// As people look a name up: by pinyin.
const byName = new Intl.Collator('zh-CN')

/** The accounts within reach: who they are, what they may do, and what an administrator can do about it. */
export function UsersPage() {
  const t = useText(identityPageWords)
  const { users, securityAdmins } = useRead(identityApi.listUsers, {})
  const { nameOf } = useUnits()
  const mayWrite = useMay('user.write')
  const [find, setFind] = useQueryValue('find')
  const [shown, setShown] = useQueryValue('user')
  const [adding, setAdding] = useState(false)
  // Each opening is a form of its own: while the last one still slides away, its password must not come back.
  const [nth, setNth] = useState(0)
  const found = users
    .filter((user) => `${user.name} ${user.userName}`.toLowerCase().includes(find.trim().toLowerCase()))
    .sort((a, b) => Number(a.isExample) - Number(b.isExample) || byName.compare(a.name, b.name))
  const open = users.find((user) => user.id === shown)
  return (
    <>
      <PageTitle
        note={t('users.note')}
        actions={
          <ActionButton
            primary
            label={t('users.add')}
            disabledReason={mayWrite ? null : t('may-not.write')}
            onPress={() => {
              setNth(nth + 1)
              setAdding(true)
            }}
          />
        }
      >
        {t('users.title')}
      </PageTitle>
      {securityAdmins === 0 && <p className="identity-notice">{t('users.no-security-admin')}</p>}
      {mayWrite && <p className="identity-help">{t('users.next')}</p>}
      <div className="filters">
        <label>
          {t('users.find')}
          <Input allowClear value={find} onChange={(event) => setFind(event.target.value)} />
        </label>
      </div>
      <DataTable
        caption={t('users.table')}
        rows={found}
        rowKey={(user) => user.id}
        empty={<EmptyState title={t('users.none')} />}
        columns={[
          {
            key: 'name',
            title: t('user.name'),
            head: true,
            cell: (user) => (
              <button type="button" className="identity-link" onClick={() => setShown(user.id)}>
                {user.name}
              </button>
            ),
          },
          { key: 'user-name', title: t('user.user-name'), cell: (user) => user.userName },
          { key: 'unit', title: t('user.unit'), cell: (user) => nameOf(user.unitId) },
          { key: 'roles', title: t('user.roles'), cell: (user) => <Roles user={user} nameOf={nameOf} /> },
          { key: 'state', title: t('user.state'), cell: (user) => <UserState user={user} /> },
          {
            key: 'visit',
            title: t('user.last-visit'),
            cell: (user) => (user.lastVisitAt === null ? t('user.never') : minuteText(user.lastVisitAt)),
          },
        ]}
      />
      <SidePanel open={adding} title={t('users.add')} onClose={() => setAdding(false)}>
        <AddUser key={nth} appoint={securityAdmins === 0} onDone={() => setAdding(false)} />
      </SidePanel>
      <SidePanel open={open !== undefined} title={open?.name ?? ''} onClose={() => setShown('')}>
        {open && <UserDetails key={open.id} user={open} />}
      </SidePanel>
    </>
  )
}

function Roles({ user, nameOf }: { user: User; nameOf: (id: string) => string }) {
  const t = useText(identityPageWords)
  if (user.grants.length === 0) return <StatusTag tone="warn">{t('user.no-roles')}</StatusTag>
  return (
    <ul className="identity-roles">
      {user.grants.map((grant) => (
        <li key={`${grant.role} ${grant.unitId}`}>
          {t(`role.${grant.role}`)}
          {grant.unitId !== user.unitId && <small> · {nameOf(grant.unitId)}</small>}
        </li>
      ))}
    </ul>
  )
}
