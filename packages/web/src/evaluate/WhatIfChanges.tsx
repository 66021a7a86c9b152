import type { PaidOn } from '@rongheng/core/budget/amounts'
import { milestoneSteps } from '@rongheng/core/budget/milestone-template'
import { type Milestone, milestones } from '@rongheng/core/budget/milestones'
import type { MilestoneView } from '@rongheng/core/budget/views'
import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { ScoreCard } from '@rongheng/core/evaluate/score-card'
import { useAmountText } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { LinePoints } from './LinePoints.tsx'
import { evaluateWords } from './words.ts'

/** The milestones that would stand otherwise. */
export function MilestoneChanges(p: { measured: MilestoneView; paid: PaidOn[]; slipped: PaidOn[] }) {
  const t = useText(evaluateWords)
  const amount = useAmountText()
  const { template, year, budget, today } = p.measured
  if (!template) return null
  const at = (paid: PaidOn[]) =>
    milestones({ year, budget, steps: milestoneSteps(template, year), paid, today })
  const then = at(p.slipped)
  const rows = at(p.paid).flatMap((row, i) => {
    const other = then[i]
    return other && other.actual !== row.actual ? [{ row, other }] : []
  })
  if (rows.length === 0) return <p>{t('whatif.milestones.same')}</p>
  const cell = (row: Milestone) => `${amount(row.actual)} ${t(`verdict.${row.verdict}`)}`
  return (
    <>
      <h3>{t('whatif.milestones')}</h3>
      <DataTable
        caption={t('whatif.milestones')}
        rows={rows}
        rowKey={({ row }) => row.day}
        columns={[
          {
            key: 'label',
            title: t('whatif.milestone'),
            head: true,
            cell: ({ row }) => `${row.label} ${row.day}`,
          },
          { key: 'now', title: t('whatif.now'), cell: ({ row }) => cell(row) },
          { key: 'then', title: t('whatif.then'), cell: ({ other }) => cell(other) },
        ]}
      />
    </>
  )
}

/** Every line whose points would differ, before and after, and the total. */
export function Changes({ now, then, rules }: { now: ScoreCard; then: ScoreCard; rules: RuleSet }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const text = (points: number | null) => (points === null ? '—' : pointsText(points))
  const totalOf = (card: ScoreCard) =>
    `${text(card.total)} ${(language === 'en' ? card.grade?.name.en : card.grade?.name.zh) ?? ''}`.trim()
  const change = (a: number | null, b: number | null) =>
    a === null || b === null ? '—' : `${b > a ? '+' : ''}${pointsText(b - a)}`
  const rows = now.lines.flatMap((line) => {
    const other = then.lines.find((l) => l.key === line.key)
    return other && (other.points !== line.points || other.state !== line.state) ? [{ line, other }] : []
  })
  if (rows.length === 0) return <p>{t('whatif.unchanged', { total: totalOf(now) })}</p>
  return (
    <DataTable
      caption={t('whatif.title')}
      rows={rows}
      rowKey={({ line }) => line.key}
      columns={[
        { key: 'name', title: t('score.line'), head: true, cell: ({ line }) => line.name },
        { key: 'now', title: t('whatif.now'), numeric: true, cell: ({ line }) => text(line.points) },
        {
          key: 'then',
          title: t('whatif.then'),
          numeric: true,
          cell: ({ other }) => <LinePoints line={other} rules={rules} projectId={now.projectId} />,
        },
        {
          key: 'change',
          title: t('whatif.change'),
          numeric: true,
          cell: ({ line, other }) => change(line.points, other.points),
        },
      ]}
      foot={
        <tr>
          <th scope="row">{t('form.total')}</th>
          <td className="numeric" data-title={t('whatif.now')}>
            {totalOf(now)}
          </td>
          <td className="numeric" data-title={t('whatif.then')}>
            {totalOf(then)}
          </td>
          <td className="numeric" data-title={t('whatif.change')}>
            {change(now.total, then.total)}
          </td>
        </tr>
      }
    />
  )
}
