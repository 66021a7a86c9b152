import { budgetApi } from '@rongheng/core/budget/api'
import { milestoneSteps } from '@rongheng/core/budget/milestone-template'
import type { PaidOn } from '@rongheng/core/budget/amounts'
import { type Milestone, milestones } from '@rongheng/core/budget/milestones'
import type { MilestoneView, ProjectView } from '@rongheng/core/budget/views'
import type { Actual } from '@rongheng/core/evaluate/measurement'
import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import { type Checked, score } from '@rongheng/core/evaluate/score'
import type { ScoreCard, ScoreInput } from '@rongheng/core/evaluate/score-card'
import { paidFromSums, slipPayment } from '@rongheng/core/evaluate/slip'
import { suppose } from '@rongheng/core/evaluate/suppose'
import type { IndicatorTemplate } from '@rongheng/core/evaluate/template'
import type { Fen } from '@rongheng/core/kernel/money'
import type { Day } from '@rongheng/core/kernel/time'
import { useState } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { useAmountText } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { MoneyInput, type TypedMoney } from '../ui/MoneyInput.tsx'
import { useText } from '../ui/text.tsx'
import { ActualInput } from './ActualInput.tsx'
import { PointsOf } from './SelfTableForm.tsx'
import { evaluateWords } from './words.ts'

type Props = {
  view: ProjectView
  rules: Checked<RuleSet>
  template: Checked<IndicatorTemplate>
  input: ScoreInput
  card: ScoreCard
}

/** Supposes a late payment, other spending or another result, and shows at once what changes. Saves nothing. */
export function WhatIf(p: Props) {
  const t = useText(evaluateWords)
  const [round, setRound] = useState(0)
  return (
    <section className="panel no-print">
      <h2>{t('whatif.title')}</h2>
      <p className="muted">{t('whatif.note')}</p>
      <Suppose key={round} {...p} onReset={() => setRound(round + 1)} />
    </section>
  )
}

function Suppose(p: Props & { onReset: () => void }) {
  const t = useText(evaluateWords)
  const amount = useAmountText()
  const { project } = p.view
  const mayPay = useMay('payment.read', project.unitId)
  const payments = useReadWhen(budgetApi.listPayments, { projectId: project.id, size: 200 }, { when: mayPay })
    .data?.items
  const measured = useReadWhen(budgetApi.milestones, { projectId: project.id }).data
  const [paymentId, setPaymentId] = useState('')
  const [to, setTo] = useState(`${project.year}-12-15`)
  const [spent, setSpent] = useState<TypedMoney>(null)
  const [finished, setFinished] = useState<'' | 'yes' | 'no'>('')
  const [indicatorId, setIndicatorId] = useState('')
  const [actual, setActual] = useState<Actual | null>(null)

  const payment = payments?.find((one) => one.id === paymentId)
  const paid = paidFromSums(measured?.cumulative ?? [])
  const slipped = payment && to !== '' ? slipPayment(project.year, paid, payment, to as Day) : null
  const nextSpent = typeof spent === 'number' ? spent : slipped?.spent
  const indicator = p.input.indicators.find((i) => i.id === indicatorId)
  const supposed = suppose(p.input, {
    ...(nextSpent === undefined ? {} : { spent: nextSpent as Fen }),
    ...(finished === '' ? {} : { finished: finished === 'yes' }),
    actuals: indicator && actual ? [{ indicatorId: indicator.id, actual }] : [],
  })
  const then = score(p.rules, p.template, supposed)
  const isSupposed = nextSpent !== undefined || finished !== '' || actual !== null
  const before = p.input.measurements.find((m) => m.indicatorId === indicatorId)?.actual ?? null
  return (
    <>
      <div className="ev-choices">
        <label>
          {t('whatif.payment')}
          <select className="ev-input" value={paymentId} onChange={(e) => setPaymentId(e.target.value)}>
            <option value="">{t('whatif.payment.none')}</option>
            {payments?.map((one) => (
              <option key={one.id} value={one.id}>
                {one.on} {one.payee ?? ''} {amount(one.amount, 'yuan')}
              </option>
            ))}
          </select>
        </label>
        {payment && (
          <label>
            {t('whatif.to')}
            <input type="date" className="ev-input" value={to} onChange={(e) => setTo(e.target.value)} />
          </label>
        )}
        <label>
          {t('whatif.spent')}
          <MoneyInput unit="wan" value={spent} onChange={setSpent} label={t('whatif.spent')} />
        </label>
        <label>
          {t('whatif.finished')}
          <select
            className="ev-input"
            value={finished}
            onChange={(e) => setFinished(e.target.value as typeof finished)}
          >
            <option value="">{t('whatif.finished.now')}</option>
            <option value="yes">{t('whatif.finished.yes')}</option>
            <option value="no">{t('whatif.finished.no')}</option>
          </select>
        </label>
        <label>
          {t('whatif.indicator')}
          <select
            className="ev-input"
            value={indicatorId}
            onChange={(e) => {
              setIndicatorId(e.target.value)
              setActual(null)
            }}
          >
            <option value="">{t('whatif.indicator.none')}</option>
            {p.input.indicators.map((i) => (
              <option key={i.id} value={i.id}>
                {i.name}
              </option>
            ))}
          </select>
        </label>
        {indicator && (
          <div className="ev-fields">
            <ActualInput
              key={indicator.id}
              indicator={indicator}
              rules={p.rules}
              initial={before}
              onChange={setActual}
            />
          </div>
        )}
      </div>
      <ActionButton label={t('whatif.reset')} onPress={p.onReset} />
      <div aria-live="polite">{isSupposed && <Changes now={p.card} then={then} rules={p.rules} />}</div>
      {slipped && measured && <MilestoneChanges measured={measured} paid={paid} slipped={slipped.paid} />}
    </>
  )
}

/** The milestones that would stand otherwise. */
function MilestoneChanges(p: { measured: MilestoneView; paid: PaidOn[]; slipped: PaidOn[] }) {
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

function Changes({ now, then, rules }: { now: ScoreCard; then: ScoreCard; rules: RuleSet }) {
  const t = useText(evaluateWords)
  const text = (points: number | null) => (points === null ? '—' : pointsText(points))
  const change = (a: number | null, b: number | null) =>
    a === null || b === null ? '—' : `${b > a ? '+' : ''}${pointsText(b - a)}`
  const rows = now.lines.flatMap((line) => {
    const other = then.lines.find((l) => l.key === line.key)
    return other && (other.points !== line.points || other.state !== line.state) ? [{ line, other }] : []
  })
  if (rows.length === 0) return <p>{t('whatif.unchanged')}</p>
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
          cell: ({ other }) => <PointsOf line={other} rules={rules} projectId={now.projectId} />,
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
            {text(now.total)}
          </td>
          <td className="numeric" data-title={t('whatif.then')}>
            {text(then.total)} {then.grade?.name.zh ?? ''}
          </td>
          <td className="numeric" data-title={t('whatif.change')}>
            {change(now.total, then.total)}
          </td>
        </tr>
      }
    />
  )
}
