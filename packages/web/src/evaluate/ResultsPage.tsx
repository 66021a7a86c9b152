import type { ProjectView } from '@rongheng/core/budget/views'
import { evaluateApi } from '@rongheng/core/evaluate/api'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import type { Measurement } from '@rongheng/core/evaluate/measurement'
import { asksSample } from '@rongheng/core/evaluate/sample-check'
import { targetText } from '@rongheng/core/evaluate/target-text'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { FactNumber } from '../app/FactNumber.tsx'
import { useMay } from '../app/session.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { EvaluateFrame } from './EvaluateFrame.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { ResultPanel } from './ResultPanel.tsx'
import { StagePanel } from './StagePanel.tsx'
import { useActualText } from './actual-text.ts'
import { evaluateWords } from './words.ts'

/** What was reached: the result of every indicator with its reason and evidence, and what came of the goal. */
export function ResultsPage({ projectId }: { projectId: string }) {
  return (
    <EvaluateFrame projectId={projectId} tab="results">
      {(view) => <Results view={view} />}
    </EvaluateFrame>
  )
}

const actOf = (indicator: Indicator, measured: Measurement | undefined) =>
  indicator.measuredBy.kind === 'fact'
    ? ('results.explain' as const)
    : measured
      ? ('results.change' as const)
      : ('results.enter' as const)

function Results({ view }: { view: ProjectView }) {
  const t = useText(evaluateWords)
  const actualText = useActualText()
  const projectId = view.project.id
  const sheet = useRead(evaluateApi.getGoal, { projectId })
  const results = useRead(evaluateApi.results, { projectId })
  const { measurements, entries } = results
  const [opened, setOpened] = useState<{ id: string; period: string } | null>(null)
  const reason = useMay('actual.write', view.project.unitId) ? null : t('may-not.results')
  const { indicators } = sheet
  const open = indicators.find((i) => i.id === opened?.id)
  const year = String(view.project.year)
  const isOver = results.quarter === 'Q4'
  const measured = (i: Indicator): Measurement | undefined => measurements.find((m) => m.indicatorId === i.id)
  if (!sheet.goal || indicators.length === 0)
    return (
      <EmptyState title={t('results.none')} help={t('results.none.help')}>
        <PageLink to={`/evaluate/projects/${projectId}`}>{t('score.to-goal')}</PageLink>
      </EmptyState>
    )
  // While the year runs its stages are what one comes for; afterwards the results of the year are.
  const stagePanel = (
    <StagePanel
      indicators={indicators}
      goals={sheet.goal.stages}
      results={results}
      mayEnter={reason === null}
      onEnter={(indicator, period) => setOpened({ id: indicator.id, period })}
    />
  )
  return (
    <>
      <p className="ev-note">{reason ?? t('results.note')}</p>
      {!isOver && stagePanel}
      <section className="panel">
        <h2>{t('results.year', { year })}</h2>
        <DataTable
          caption={t('results')}
          rows={indicators}
          rowKey={(row) => row.id}
          rowTone={(row) => (isOver && !measured(row) ? 'warn' : undefined)}
          columns={[
            { key: 'name', title: t('form.level3'), head: true, cell: (row) => row.name },
            { key: 'target', title: t('form.target'), cell: (row) => targetText(row.target, row.unit) },
            {
              key: 'actual',
              title: t('form.actual'),
              cell: (row) => {
                const m = measured(row)
                return m ? (
                  <div>
                    <FactNumber factId={m.factIds[0]} what={row.name}>
                      {actualText(m.actual, row)}
                    </FactNumber>
                    <SampleNote indicator={row} measurement={m} />
                  </div>
                ) : (
                  <StatusTag tone={isOver ? 'warn' : 'neutral'}>
                    {t(isOver ? 'results.none-yet' : 'results.later')}
                  </StatusTag>
                )
              },
            },
            {
              key: 'reason',
              title: t('results.reason'),
              cell: (row) => measured(row)?.deviationReason || '—',
            },
            {
              key: 'evidence',
              title: t('results.evidence'),
              numeric: true,
              cell: (row) => {
                const count = measured(row)?.fileIds.length ?? 0
                return row.measuredBy.kind === 'fact' ? (
                  <span className="muted">{t('results.by-ledger')}</span>
                ) : (
                  t('results.evidence.count', { count })
                )
              },
            },
            {
              key: 'act',
              title: t('results.act'),
              cell: (row) => (
                <ActionButton
                  label={t(reason === null ? actOf(row, measured(row)) : 'results.look')}
                  what={row.name}
                  onPress={() => setOpened({ id: row.id, period: year })}
                />
              ),
            },
          ]}
        />
      </section>
      {isOver && stagePanel}
      <EvidencePanel projectId={projectId} unitId={view.project.unitId} indicators={indicators} />
      <OutcomeForm outcome={sheet.outcome} disabledReason={reason} />
      <SidePanel open={open !== undefined} title={open?.name ?? ''} onClose={() => setOpened(null)}>
        {open && (
          <ResultPanel
            key={`${open.id} ${opened?.period}`}
            period={opened?.period ?? year}
            indicator={open}
            year={view.project.year}
            ruleSetId={sheet.goal.ruleSetId}
            entries={entries.filter((e) => e.indicatorId === open.id)}
            disabledReason={reason}
            onSaved={() => setOpened(null)}
          />
        )}
      </SidePanel>
    </>
  )
}

/** How many answered, under a result that stands on a survey; or that nobody has said. */
function SampleNote({ indicator, measurement }: { indicator: Indicator; measurement: Measurement }) {
  const t = useText(evaluateWords)
  const { sample } = measurement
  if (!asksSample(indicator) || measurement.actual.kind === 'not-measured') return null
  if (!sample)
    return (
      <div>
        <StatusTag tone="warn">{t('sample.missing')}</StatusTag>
      </div>
    )
  const { sent, returned, valid } = sample
  return <div className="muted">{t('sample.short', { sent, returned, valid })}</div>
}
