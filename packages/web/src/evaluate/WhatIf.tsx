import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectView } from '@rongheng/core/budget/views'
import type { IndicatorId } from '@rongheng/core/evaluate/indicator'
import type { Actual } from '@rongheng/core/evaluate/measurement'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import { type Checked, score } from '@rongheng/core/evaluate/score'
import type { ScoreCard, ScoreInput } from '@rongheng/core/evaluate/score-card'
import { paidFromSums, slipPayments } from '@rongheng/core/evaluate/slip'
import { suppose } from '@rongheng/core/evaluate/suppose'
import type { IndicatorTemplate } from '@rongheng/core/evaluate/template'
import type { Fen } from '@rongheng/core/kernel/money'
import type { Day } from '@rongheng/core/kernel/time'
import { useState } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { MoneyInput, type TypedMoney } from '../ui/MoneyInput.tsx'
import { useText } from '../ui/text.tsx'
import { SupposedPayments, SupposedResults } from './SupposedLines.tsx'
import { Changes, MilestoneChanges } from './WhatIfChanges.tsx'
import { evaluateWords } from './words.ts'

type Props = {
  view: ProjectView
  rules: Checked<RuleSet>
  template: Checked<IndicatorTemplate>
  input: ScoreInput
  card: ScoreCard
}

/** Supposes late payments, other spending or other results, as many as one likes, and shows at once what changes. Saves nothing. */
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
  const { project } = p.view
  const mayPay = useMay('payment.read', project.unitId)
  const payments =
    useReadWhen(budgetApi.listPayments, { projectId: project.id, size: 200 }, { when: mayPay }).data?.items ??
    []
  const measured = useReadWhen(budgetApi.milestones, { projectId: project.id }).data
  const [moved, setMoved] = useState<Readonly<Record<string, string>>>({})
  const [spent, setSpent] = useState<TypedMoney>(null)
  const [finished, setFinished] = useState<'' | 'yes' | 'no'>('')
  const [actuals, setActuals] = useState<Readonly<Record<string, Actual | null>>>({})

  const paid = paidFromSums(measured?.cumulative ?? [])
  const slips = payments.flatMap((payment) => {
    const to = moved[payment.id]
    return to ? [{ payment, to: to as Day }] : []
  })
  const slipped = slips.length > 0 ? slipPayments(project.year, paid, slips) : null
  const nextSpent = typeof spent === 'number' ? spent : slipped?.spent
  const supposed = Object.entries(actuals).flatMap(([id, actual]) =>
    actual ? [{ indicatorId: id as IndicatorId, actual }] : [],
  )
  const then = score(
    p.rules,
    p.template,
    suppose(p.input, {
      ...(nextSpent === undefined ? {} : { spent: nextSpent as Fen }),
      ...(finished === '' ? {} : { finished: finished === 'yes' }),
      actuals: supposed,
    }),
  )
  const isSupposed = nextSpent !== undefined || finished !== '' || supposed.length > 0
  return (
    <>
      <SupposedPayments
        year={project.year}
        payments={payments}
        mayRead={mayPay}
        moved={moved}
        onChange={setMoved}
      />
      <SupposedResults
        indicators={p.input.indicators}
        measurements={p.input.measurements}
        rules={p.rules}
        actuals={actuals}
        onChange={setActuals}
      />
      <div className="ev-choices">
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
      </div>
      {slipped && typeof spent === 'number' && <p className="ev-note">{t('whatif.spent.counts')}</p>}
      <ActionButton label={t('whatif.reset')} onPress={p.onReset} />
      <div aria-live="polite">{isSupposed && <Changes now={p.card} then={then} rules={p.rules} />}</div>
      {slipped && measured && <MilestoneChanges measured={measured} paid={paid} slipped={slipped.paid} />}
    </>
  )
}
