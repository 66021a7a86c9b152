import { identityApi } from '@rongheng/core/identity/api'
import { roles, rolesClash, type Role } from '@rongheng/core/identity/roles'
import type { UnitId } from '@rongheng/core/identity/unit'
import type { User } from '@rongheng/core/identity/user'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { sentence } from '../api/sentence.ts'
import { useWrite } from '../api/use-write.ts'
import { useActor, useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { useUnits } from './unit-name.ts'
import { identityPageWords } from './words.ts'

type Line = { readonly role: Role | null; readonly unitId: UnitId }

/** Which roles an account holds where. The same rule that the server keeps says at once why a choice does not go. */
export function GrantsForm({ user }: { user: User }) {
  const t = useText(identityPageWords)
  const { language } = useLanguage()
  const toast = useToast()
  const { choices, nameOf } = useUnits()
  // A draft belongs to one version: after saving, or when somebody else was first, the grants on record show again.
  const [draft, setDraft] = useState<{ version: number; lines: readonly Line[] } | null>(null)
  const lines: readonly Line[] = draft?.version === user.version ? draft.lines : user.grants
  const unsaved = useUnsaved()
  const setLines = (next: readonly Line[]) => {
    setDraft({ version: user.version, lines: next })
    unsaved.touch()
  }
  const save = useWrite(identityApi.grantRoles)
  const may = useMay('role.grant', user.unitId)
  const own = useActor().id === user.id
  const full = lines.flatMap((line) => (line.role ? [{ role: line.role, unitId: line.unitId }] : []))
  const clash = rolesClash(full.map((line) => line.role))
  const reason = !may
    ? t('may-not.grant')
    : own
      ? sentence(language, 'identity.own-grant')
      : full.length < lines.length
        ? t('grants.incomplete')
        : clash
          ? sentence(language, 'identity.roles-clash')
          : null
  const change = (at: number, next: Partial<Line>) =>
    setLines(lines.map((line, i) => (i === at ? { ...line, ...next } : line)))
  const submit = async () => {
    await save.mutateAsync({ userId: user.id, grants: full, version: user.version })
    unsaved.saved()
    toast(t('grants.saved'))
  }
  const editable = may && !own
  return (
    <section>
      <h2>{t('grants.title')}</h2>
      <p className="identity-help">{t('grants.help')}</p>
      <ErrorSummary error={save.error} />
      {lines.length === 0 && <p>{t('user.no-roles')}</p>}
      <ul className="identity-grants">
        {lines.map((line, at) => (
          // Lines have no id of their own, and only the last is ever added.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            {editable ? (
              <>
                <Select
                  aria-label={t('grants.role')}
                  placeholder={t('grants.role')}
                  value={line.role}
                  options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                  onChange={(role) => change(at, { role })}
                />
                <Select
                  aria-label={t('grants.unit')}
                  value={line.unitId}
                  options={choices}
                  onChange={(unitId) => change(at, { unitId })}
                />
                <Button
                  aria-label={`${t('grants.remove')} ${line.role ? t(`role.${line.role}`) : ''}`}
                  onClick={() => setLines(lines.filter((_, i) => i !== at))}
                >
                  {t('grants.remove')}
                </Button>
              </>
            ) : (
              <span>
                {line.role && t(`role.${line.role}`)} · {nameOf(line.unitId)}
              </span>
            )}
            {line.role && <p className="identity-duty">{t(`duty.${line.role}`)}</p>}
          </li>
        ))}
      </ul>
      <div className="identity-actions">
        {editable && (
          <Button onClick={() => setLines([...lines, { role: null, unitId: user.unitId }])}>
            {t('grants.add')}
          </Button>
        )}
        <ActionButton
          primary
          label={t('grants.save')}
          disabledReason={reason}
          pending={save.isPending}
          onPress={() => void submit().catch(() => undefined)}
        />
      </div>
    </section>
  )
}
