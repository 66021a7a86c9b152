import { budgetApi } from '@rongheng/core/budget/api'
import { useRead } from '../api/use-read.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LongText } from '../ui/LongText.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { reportWords } from './words.ts'

/** The projects within reach, each with the way to its reports. */
export function ReportProjectsPage() {
  const t = useText(reportWords)
  const { items } = useRead(budgetApi.listProjects, {})
  return (
    <>
      <PageTitle note={t('projects.note')}>{t('projects')}</PageTitle>
      <DataTable
        caption={t('projects')}
        rows={items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('projects.none')} help={t('projects.none.help')} />}
        columns={[
          {
            key: 'name',
            title: t('name'),
            head: true,
            cell: (row) => (
              <div>
                <PageLink to={`/report/projects/${row.id}`}>
                  <LongText>{row.name}</LongText>
                </PageLink>
                <div className="muted">{row.code}</div>
              </div>
            ),
          },
          { key: 'year', title: t('year'), cell: (row) => row.year },
          { key: 'owner', title: t('owner'), cell: (row) => row.ownerName },
        ]}
      />
    </>
  )
}
