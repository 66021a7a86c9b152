import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectId } from '@rongheng/core/budget/project'
import type { ProjectView } from '@rongheng/core/budget/views'
import { identityApi } from '@rongheng/core/identity/api'
import { useRead } from '../api/use-read.ts'
import { useActor } from '../app/session.ts'
import { MoneyUnitSwitch } from '../ui/Amount.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { DeleteProject } from './DeleteProject.tsx'
import { ProjectForm } from './ProjectForm.tsx'
import { budgetWords } from './words.ts'
import './budget.css'

/** Enters a new project. */
export function NewProjectPage() {
  const t = useText(budgetWords)
  const { units } = useRead(identityApi.listUnits, {})
  const mayWriteIn = useActor().permissions['project.write'] ?? []
  const own = units.filter((unit) => mayWriteIn.includes(unit.id))
  return (
    <>
      <PageTitle actions={<MoneyUnitSwitch />}>{t('project.new')}</PageTitle>
      {own.length === 0 ? (
        <EmptyState title={t('may-not.write')} />
      ) : (
        <ProjectForm view={null} units={own.map(({ id, name }) => ({ id, name }))} />
      )}
    </>
  )
}

/** Changes a project. */
export function EditProjectPage({ projectId }: { projectId: string }) {
  const view = useRead(budgetApi.getProject, { projectId: projectId as ProjectId })
  return <EditProject view={view} />
}

function EditProject({ view }: { view: ProjectView }) {
  const marks = usePunctuation()
  const t = useText(budgetWords)
  const { project } = view
  return (
    <>
      <PageTitle note={`${project.year} · ${project.code} · ${view.unitName}`} actions={<MoneyUnitSwitch />}>
        {marks.label(t('project.edit'), project.name)}
      </PageTitle>
      <ProjectForm view={view} units={[{ id: project.unitId, name: view.unitName }]} />
      <DeleteProject view={view} />
    </>
  )
}
