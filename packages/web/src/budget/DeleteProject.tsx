import { budgetApi } from '@rongheng/core/budget/api'
import { whyNotDelete } from '@rongheng/core/budget/project-ties'
import type { ProjectView } from '@rongheng/core/budget/views'
import { sentence } from '../api/sentence.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useGo } from '../ui/use-go.ts'
import { ConfirmWithReason } from './ConfirmWithReason.tsx'
import { budgetWords } from './words.ts'

/** Deletes a project that was entered by mistake, or says what stands against it. */
export function DeleteProject({ view }: { view: ProjectView }) {
  const t = useText(budgetWords)
  const { language } = useLanguage()
  const go = useGo()
  const toast = useToast()
  const remove = useWrite(budgetApi.deleteProject)
  const { project, ties } = view
  const reason = useMay('project.write', project.unitId) ? null : t('may-not.write')
  const refusal = whyNotDelete(ties)
  return (
    <section className="panel">
      <h2>{t('project.delete')}</h2>
      <p className="muted">{t('project.delete.help')}</p>
      <ConfirmWithReason
        label={t('project.delete')}
        title={t('project.delete.title', { project: `${project.year} ${project.name}` })}
        reason={t('project.delete.why')}
        disabledReason={reason ?? (refusal && sentence(language, refusal.code, refusal.facts))}
        onConfirm={async (why) => {
          await remove.mutateAsync({ projectId: project.id, version: project.version, why })
          toast(t('project.deleted'))
          go('/budget/projects')
        }}
      >
        <p>{t('project.delete.sure')}</p>
      </ConfirmWithReason>
    </section>
  )
}
