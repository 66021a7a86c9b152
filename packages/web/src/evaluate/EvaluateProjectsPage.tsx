import { budgetApi } from '@rongheng/core/budget/api'
import { evaluateApi } from '@rongheng/core/evaluate/api'
import type { GoalState } from '@rongheng/core/evaluate/goal'
import { pointsText } from '@rongheng/core/evaluate/points'
import { useRead } from '../api/use-read.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LongText } from '../ui/LongText.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

const tones: Record<GoalState, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  returned: 'warn',
  approved: 'good',
}

/** The projects within reach: how far the goal of each is, how many results are in, and its score. */
export function EvaluateProjectsPage() {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const { items } = useRead(budgetApi.listProjects, {})
  const overview = useRead(evaluateApi.overview, {}).items
  const lineOf = (projectId: string) => overview.find((line) => line.projectId === projectId)
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
                <PageLink to={`/evaluate/projects/${row.id}`}>
                  <LongText>{row.name}</LongText>
                </PageLink>
                <div className="muted">
                  {row.year} · {row.code} · {row.ownerName}
                </div>
              </div>
            ),
          },
          {
            key: 'goal',
            title: t('goal'),
            cell: (row) => {
              const state = lineOf(row.id)?.state ?? null
              return state === null ? (
                <StatusTag tone="warn">{t('goal.none')}</StatusTag>
              ) : (
                <StatusTag tone={tones[state]}>{t(`evaluate.state.${state}`)}</StatusTag>
              )
            },
          },
          {
            key: 'results',
            title: t('results'),
            cell: (row) => {
              const line = lineOf(row.id)
              return (
                <PageLink
                  to={`/evaluate/projects/${row.id}/results`}
                  label={`${t('tab.results')} ${row.name} ${row.year}`}
                >
                  {t('results.of', { measured: line?.measured ?? 0, count: line?.indicators ?? 0 })}
                </PageLink>
              )
            },
          },
          {
            key: 'score',
            title: t('score'),
            cell: (row) => {
              const line = lineOf(row.id)
              const grade = (language === 'en' ? line?.grade?.en : line?.grade?.zh) ?? ''
              return (
                <PageLink
                  to={`/evaluate/projects/${row.id}/score`}
                  label={`${t('tab.score')} ${row.name} ${row.year}`}
                >
                  {line?.total == null ? t('score.not-yet') : `${pointsText(line.total)} ${grade}`}
                </PageLink>
              )
            },
          },
        ]}
      />
    </>
  )
}
