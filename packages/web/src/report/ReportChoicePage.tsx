import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectId } from '@rongheng/core/budget/project'
import { reportApi } from '@rongheng/core/report/api'
import { useRead } from '../api/use-read.ts'
import { useMoment } from '../app/moment.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { KeptFiles } from './check/KeptFiles.tsx'
import { reportWords } from './words.ts'

const tone = { draft: 'info', offered: 'warn', signed: 'good', returned: 'bad' } as const

/** The outlines a project's report can follow, and how far it is with each. */
export function ReportChoicePage({ projectId }: { projectId: string }) {
  const either = useEither()
  const t = useText(reportWords)
  const moment = useMoment()
  const { project, unitName } = useRead(budgetApi.getProject, { projectId: projectId as ProjectId })
  const { items } = useRead(reportApi.listReports, { projectId })
  return (
    <>
      <PageTitle note={`${project.year} · ${project.code} · ${unitName}`}>{project.name}</PageTitle>
      <DataTable
        caption={t('projects')}
        rows={items}
        rowKey={(row) => row.outline.id}
        columns={[
          {
            key: 'outline',
            title: t('outline'),
            head: true,
            cell: (row) => (
              <div>
                <PageLink to={`/report/projects/${projectId}/${row.outline.id}`}>
                  {either(row.outline.title, row.outline.titleEn)}
                </PageLink>
                {row.outline.abolished && (
                  <div className="muted">{t('outline.abolished', row.outline.abolished)}</div>
                )}
              </div>
            ),
          },
          { key: 'source', title: t('outline.source'), cell: (row) => row.outline.source },
          {
            key: 'state',
            title: t('state'),
            cell: (row) =>
              row.state === null ? (
                t('state.none')
              ) : (
                <StatusTag tone={tone[row.state]}>{t(`state.${row.state}`)}</StatusTag>
              ),
          },
          {
            key: 'changed',
            title: t('changed'),
            cell: (row) => (row.changedAt === null ? '' : moment(row.changedAt)),
          },
          { key: 'editions', title: t('editions'), cell: (row) => row.editions, numeric: true },
        ]}
      />
      <KeptFiles projectId={projectId} unitId={project.unitId} />
    </>
  )
}
