import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectView } from '@rongheng/core/budget/views'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { MoneyUnitSwitch } from '../ui/Amount.tsx'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { PlainField } from '../ui/PlainField.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useGo } from '../ui/use-go.ts'
import { budgetWords } from './words.ts'

/** What may be done with a project as a whole: change it, or copy it into another year. */
export function ProjectActions({ view }: { view: ProjectView }) {
  const t = useText(budgetWords)
  const go = useGo()
  const { project } = view
  const reason = useMay('project.write', project.unitId) ? null : t('may-not.write')
  return (
    <>
      <MoneyUnitSwitch />
      <Copy view={view} reason={reason} />
      <ActionButton
        label={t('project.edit')}
        primary
        disabledReason={reason}
        onPress={() => go(`/budget/projects/${project.id}/edit`)}
      />
    </>
  )
}

function Copy({ view, reason }: { view: ProjectView; reason: string | null }) {
  const t = useText(budgetWords)
  const go = useGo()
  const toast = useToast()
  const { project } = view
  const [year, setYear] = useState(project.year + 1)
  const [code, setCode] = useState(project.code)
  const copy = useWrite(budgetApi.copyProject)
  return (
    <ConfirmAction
      label={t('project.copy')}
      title={t('project.copy')}
      disabledReason={reason}
      onConfirm={async () => {
        const copied = await copy.mutateAsync({ projectId: project.id, year, code: code.trim() })
        toast(t('project.copied', { year }))
        go(`/budget/projects/${copied.project.id}/edit`)
      }}
    >
      <p>{t('project.copy.help')}</p>
      <PlainField
        label={t('project.copy.year')}
        type="number"
        min={1993}
        max={2199}
        value={year}
        onChange={(event) => setYear(Number(event.target.value))}
      />
      <PlainField
        label={t('project.copy.code')}
        value={code}
        maxLength={38}
        onChange={(event) => setCode(event.target.value)}
      />
    </ConfirmAction>
  )
}
