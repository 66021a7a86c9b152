import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { ScoreCard } from '@rongheng/core/evaluate/score-card'
import type { IndicatorLine, SelfTable } from '@rongheng/core/evaluate/self-table'
import { FactNumber } from '../app/FactNumber.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { LinePoints } from './LinePoints.tsx'
import { evaluateWords } from './words.ts'

/** The lines of 自评表 as cards, for a narrow screen. */
export function SelfTableCards(p: { table: SelfTable; card: ScoreCard; rules: RuleSet }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const rowOf = (key: string): IndicatorLine | undefined => p.table.indicators.find((i) => i.key === key)
  return (
    <div className="ev-narrow no-print">
      <DataTable
        caption={t('score')}
        rows={p.card.lines}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'name',
            title: t('score.line'),
            head: true,
            cell: (row) => (row.key === 'execution' && language === 'en' ? t('form.execution') : row.name),
          },
          {
            key: 'target',
            title: t('form.target'),
            cell: (row) => rowOf(row.key)?.target ?? `${p.table.money[0]?.fullYear ?? ''}万元`,
          },
          {
            key: 'actual',
            title: t('form.actual'),
            cell: (row) => (
              <FactNumber
                factId={rowOf(row.key) ? row.factIds[0] : p.table.money[0]?.facts.spent}
                what={`${row.name} ${t('form.actual')}`}
              >
                {rowOf(row.key)?.actual ?? `${p.table.money[0]?.spent ?? ''}万元`}
              </FactNumber>
            ),
          },
          {
            key: 'points',
            title: t('form.points'),
            numeric: true,
            cell: (row) => (
              <span className="num">
                <LinePoints line={row} rules={p.rules} projectId={p.card.projectId} /> /{' '}
                {pointsText(row.weight)}
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
