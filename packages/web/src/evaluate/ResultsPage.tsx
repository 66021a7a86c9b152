import type { ProjectView } from '@rongheng/core/budget/views'
import { evaluateApi } from '@rongheng/core/evaluate/api'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import type { Measurement } from '@rongheng/core/evaluate/measurement'
import { targetText } from '@rongheng/core/evaluate/target-text'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
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
  const { measurements, entries } = useRead(evaluateApi.results, { projectId })
  const [openId, setOpenId] = useState<string | null>(null)
  const reason = useMay('actual.write', view.project.unitId) ? null : t('may-not.results')
  const { indicators } = sheet
  const open = indicators.find((i) => i.id === openId)
  const measured = (i: Indicator): Measurement | undefined => measurements.find((m) => m.indicatorId === i.id)
  if (!sheet.goal || indicators.length === 0)
    return (
      <EmptyState title={t('results.none')} help={t('results.none.help')}>
        <PageLink to={`/evaluate/projects/${projectId}`}>{t('score.to-goal')}</PageLink>
      </EmptyState>
    )
  return (
    <>
      <p className="ev-note">{t('results.note')}</p>
      <section className="panel">
        <DataTable
          caption={t('results')}
          rows={indicators}
          rowKey={(row) => row.id}
          rowTone={(row) => (measured(row) ? undefined : 'warn')}
          columns={[
            { key: 'name', title: t('form.level3'), head: true, cell: (row) => row.name },
            { key: 'target', title: t('form.target'), cell: (row) => targetText(row.target, row.unit) },
            {
              key: 'actual',
              title: t('form.actual'),
              cell: (row) => {
                const m = measured(row)
                return m ? (
                  actualText(m.actual, row.unit)
                ) : (
                  <StatusTag tone="warn">{t('results.none-yet')}</StatusTag>
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
                  label={t(actOf(row, measured(row)))}
                  what={row.name}
                  onPress={() => setOpenId(row.id)}
                />
              ),
            },
          ]}
        />
      </section>
      <EvidencePanel projectId={projectId} unitId={view.project.unitId} indicators={indicators} />
      <OutcomeForm outcome={sheet.outcome} disabledReason={reason} />
      <SidePanel open={open !== undefined} title={open?.name ?? ''} onClose={() => setOpenId(null)}>
        {open && (
          <ResultPanel
            key={open.id}
            indicator={open}
            year={view.project.year}
            ruleSetId={sheet.goal.ruleSetId}
            entries={entries.filter((e) => e.indicatorId === open.id)}
            disabledReason={reason}
            onSaved={() => setOpenId(null)}
          />
        )}
      </SidePanel>
    </>
  )
}
