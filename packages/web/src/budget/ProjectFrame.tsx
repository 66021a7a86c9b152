import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectId } from '@rongheng/core/budget/project'
import type { ProjectView } from '@rongheng/core/budget/views'
import type { ReactNode } from 'react'
import { useRead } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { AmountsTable } from './AmountsTable.tsx'
import { ProjectActions } from './ProjectActions.tsx'
import { Remarks } from './Remarks.tsx'
import { budgetWords } from './words.ts'
import './budget.css'

const tabs = ['overview', 'money', 'payments', 'milestones'] as const
type Tab = (typeof tabs)[number]

/** What every page of a project begins with: its name, its amounts, what to check, and the way to its other parts. */
export function ProjectFrame(p: { projectId: string; tab: Tab; children: (view: ProjectView) => ReactNode }) {
  const marks = usePunctuation()
  const t = useText(budgetWords)
  const view = useRead(budgetApi.getProject, { projectId: p.projectId as ProjectId })
  const { project } = view
  const mayReport = useMay('report.read', project.unitId)
  const mayCheck = useMay('report.check', project.unitId)
  const mayPayments = useMay('payment.read', project.unitId)
  const mayScore = useMay('score.read', project.unitId)
  const page = `/budget/projects/${project.id}`
  return (
    <>
      <PageTitle
        note={`${project.year} · ${project.code} · ${view.unitName} · ${view.ownerName}`}
        actions={<ProjectActions view={view} />}
      >
        {project.name}
      </PageTitle>
      <AmountsTable view={view} brief={p.tab !== 'overview'} />
      <Remarks remarks={view.remarks} />
      <nav className="tabs no-print" aria-label={t('tabs')}>
        {tabs.map((tab) =>
          tab === 'payments' && !mayPayments ? (
            <span key={tab} className="tab muted">
              {t('tab.payments')}
              {marks.aside(t('may-not.read-payments'))}
            </span>
          ) : (
            <PageLink
              key={tab}
              to={tab === 'overview' ? page : `${page}/${tab}`}
              className={tab === p.tab ? 'tab tab-here' : 'tab'}
            >
              {t(`tab.${tab}`)}
              {tab === 'payments' && view.payments.count > 0 && ` (${view.payments.count})`}
            </PageLink>
          ),
        )}
        <span className="tabs-away">
          {mayScore && <PageLink to={`/evaluate/projects/${project.id}/score`}>{t('to-score')}</PageLink>}
          {mayReport && <PageLink to={`/report/projects/${project.id}`}>{t('to-report')}</PageLink>}
          {mayCheck && <PageLink to={`/report/checks/new?project=${project.id}`}>{t('to-check')}</PageLink>}
        </span>
      </nav>
      {p.children(view)}
    </>
  )
}
