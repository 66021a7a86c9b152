import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectId } from '@rongheng/core/budget/project'
import type { ProjectView } from '@rongheng/core/budget/views'
import type { ReactNode } from 'react'
import { useRead } from '../api/use-read.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'
import './evaluate.css'

const tabs = ['goal', 'results', 'score'] as const
type Tab = (typeof tabs)[number]

/** What every page of a project's evaluation begins with: its name, and the way from goal to results to score. */
export function EvaluateFrame(p: {
  projectId: string
  tab: Tab
  actions?: ReactNode
  children: (view: ProjectView) => ReactNode
}) {
  const t = useText(evaluateWords)
  const view = useRead(budgetApi.getProject, { projectId: p.projectId as ProjectId })
  const { project } = view
  const page = `/evaluate/projects/${project.id}`
  return (
    <div className={`ev-page-${p.tab}`}>
      <PageTitle
        note={
          <>
            {project.year} · {project.code} · {view.unitName} · {view.ownerName} ·{' '}
            <PageLink to={`/budget/projects/${project.id}`}>{t('money')}</PageLink>
          </>
        }
        actions={p.actions}
      >
        {project.name}
      </PageTitle>
      <nav className="ev-tabs no-print" aria-label={t('tabs')}>
        {tabs.map((tab) => (
          <PageLink
            key={tab}
            to={tab === 'goal' ? page : `${page}/${tab}`}
            className={tab === p.tab ? 'ev-tab ev-tab-here' : 'ev-tab'}
          >
            {t(`tab.${tab}`)}
          </PageLink>
        ))}
      </nav>
      {p.children(view)}
    </div>
  )
}
