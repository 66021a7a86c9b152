import { evaluateApi } from '@rongheng/core/evaluate/api'
import { quarters } from '@rongheng/core/evaluate/goal'
import { evidenceEndings } from '@rongheng/core/evaluate/evidence'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import type { Actual, ActualEntry } from '@rongheng/core/evaluate/measurement'
import { pointsFrom, pointsText } from '@rongheng/core/evaluate/points'
import { targetText } from '@rongheng/core/evaluate/target-text'
import type { Period } from '@rongheng/core/kernel/fact'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useUpload, useWrite } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { ActualInput } from './ActualInput.tsx'
import { EvidenceFiles } from './WorkingView.tsx'
import { useActualText } from './actual-text.ts'
import { evaluateWords } from './words.ts'

type Props = {
  indicator: Indicator
  year: number
  ruleSetId: string
  /** Newest first. */
  entries: readonly ActualEntry[]
  disabledReason: string | null
  onSaved: () => void
}

/** One indicator's result: enter or correct it, say why it deviates, add evidence, and see every entry made before. */
export function ResultPanel(p: Props) {
  const t = useText(evaluateWords)
  const [period, setPeriod] = useState(String(p.year))
  const quarter = p.indicator.quarters.find((q) => period === `${p.year}-${q.quarter}`)
  return (
    <div className="ev-fields">
      <p>
        {t('form.target')}：{targetText(p.indicator.target, p.indicator.unit)}；{t('form.weight')}{' '}
        {pointsText(p.indicator.weight)}
      </p>
      {p.indicator.explanation && <p className="muted">{p.indicator.explanation}</p>}
      <Evidence {...p} />
      <label>
        {t('results.period')}
        <select className="ev-input" value={period} onChange={(e) => setPeriod(e.target.value)}>
          <option value={String(p.year)}>
            {p.year} {t('results.period.year')}
          </option>
          {quarters.map((q) => (
            <option key={q} value={`${p.year}-${q}`}>
              {p.year} {q}
            </option>
          ))}
        </select>
      </label>
      {quarter && (
        <p className="muted">
          {t('results.quarter-target', {
            quarter: t(`goal.quarter.${quarter.quarter}`),
            target: quarter.target,
          })}
        </p>
      )}
      <EntryForm key={period} {...p} period={period} />
      <History {...p} />
    </div>
  )
}

function EntryForm(p: Props & { period: string }) {
  const t = useText(evaluateWords)
  const toast = useToast()
  const { ruleSets } = useRead(evaluateApi.rulebook, {})
  const { items } = useRead(evaluateApi.listEvidence, { projectId: p.indicator.projectId })
  const save = useWrite(evaluateApi.enterActual)
  const rules = ruleSets.find((r) => r.id === p.ruleSetId)
  const last = p.entries.find((e) => e.period === p.period)
  const lastActual = last?.actual ?? null
  const byHand = p.indicator.measuredBy.kind === 'hand'
  const [isMeasured, setMeasured] = useState(lastActual?.kind !== 'not-measured')
  const [why, setWhy] = useState(lastActual?.kind === 'not-measured' ? lastActual.why : '')
  const [actual, setActual] = useState<Actual | null>(lastActual)
  const [deviationReason, setReason] = useState(last?.deviationReason ?? '')
  const [improvement, setImprovement] = useState(last?.improvement ?? '')
  const [less, setLess] = useState(last?.reduction ? pointsText(last.reduction.points) : '')
  const [lessWhy, setLessWhy] = useState(last?.reduction?.reason ?? '')
  const [told, setTold] = useState(false)
  if (!rules) return null
  const value: Actual | null = isMeasured
    ? actual?.kind === 'not-measured'
      ? null
      : actual
    : why.trim() === ''
      ? null
      : { kind: 'not-measured', why: why.trim() }
  const lessPoints = less.trim() === '' ? null : pointsFrom(less)
  const reductionBad = less.trim() !== '' && (lessPoints === null || lessPoints < 0 || lessWhy.trim() === '')
  const incomplete = (byHand && value === null) || reductionBad
  const mayReduce = rules.over.fn === 'manual' && p.indicator.target.kind !== 'qualitative'
  const send = () => {
    setTold(true)
    if (incomplete) return
    save.mutate(
      {
        indicatorId: p.indicator.id,
        period: p.period as Period,
        actual: byHand ? value : null,
        deviationReason,
        improvement,
        reduction: lessPoints === null ? null : { points: lessPoints, reason: lessWhy.trim() },
        files: items.filter((e) => e.indicatorIds.includes(p.indicator.id)).map((e) => e.file.id),
      },
      {
        onSuccess: () => {
          toast(t('results.saved'))
          p.onSaved()
        },
      },
    )
  }
  return (
    <>
      <ErrorSummary error={save.error} title={t('results.failed')} />
      {byHand ? (
        <>
          <fieldset>
            <legend>{t('results.kind')}</legend>
            <span className="choice">
              {[true, false].map((one) => (
                <button
                  type="button"
                  key={String(one)}
                  aria-pressed={isMeasured === one}
                  onClick={() => setMeasured(one)}
                >
                  {t(one ? 'results.measured' : 'results.not-measured')}
                </button>
              ))}
            </span>
          </fieldset>
          {isMeasured ? (
            <ActualInput indicator={p.indicator} rules={rules} initial={lastActual} onChange={setActual} />
          ) : (
            <label>
              {t('results.why')}
              <input
                className="ev-input"
                maxLength={500}
                value={why}
                onChange={(e) => setWhy(e.target.value)}
              />
            </label>
          )}
        </>
      ) : (
        <p>{t('evaluate.bound-to-fact', { name: p.indicator.name })}</p>
      )}
      <label>
        {t('results.reason')}
        <textarea
          className="ev-input"
          maxLength={2000}
          value={deviationReason}
          onChange={(e) => setReason(e.target.value)}
        />
      </label>
      <label>
        {t('results.improvement')}
        <textarea
          className="ev-input"
          maxLength={2000}
          value={improvement}
          onChange={(e) => setImprovement(e.target.value)}
        />
      </label>
      {mayReduce && (
        <details open={less !== ''}>
          <summary>{t('results.reduction')}</summary>
          <div className="ev-fields">
            <p className="muted">{t('results.reduction.help')}</p>
            <label>
              {t('results.reduction')}
              <input
                className="ev-input"
                inputMode="decimal"
                value={less}
                onChange={(e) => setLess(e.target.value)}
              />
            </label>
            <label>
              {t('results.reduction.reason')}
              <input
                className="ev-input"
                maxLength={1000}
                value={lessWhy}
                onChange={(e) => setLessWhy(e.target.value)}
              />
            </label>
          </div>
        </details>
      )}
      {told && incomplete && (
        <p role="alert" className="ev-error">
          {t('results.incomplete')}
        </p>
      )}
      <ActionButton
        label={t('results.save')}
        what={p.indicator.name}
        primary
        pending={save.isPending}
        disabledReason={p.disabledReason}
        onPress={send}
      />
    </>
  )
}

function Evidence({ indicator }: Props) {
  const t = useText(evaluateWords)
  const upload = useUpload(evaluateApi.uploadEvidence)
  const { items } = useRead(evaluateApi.listEvidence, { projectId: indicator.projectId })
  const mine = items.filter((e) => e.indicatorIds.includes(indicator.id))
  const reason = useMay('evidence.write', indicator.unitId) ? null : t('may-not.evidence')
  return (
    <section>
      <h3>{t('results.evidence')}</h3>
      {mine.length === 0 ? (
        <p className="muted">{t('results.evidence.none')}</p>
      ) : (
        <EvidenceFiles projectId={indicator.projectId} fileIds={mine.map((e) => e.file.id)} />
      )}
      <ErrorSummary error={upload.error} title={t('results.failed')} />
      <FileDrop
        label={t('results.evidence.add')}
        help={t('results.evidence.help')}
        accept={evidenceEndings.map((e) => `.${e}`).join(',')}
        maxBytes={50 * 1024 * 1024}
        disabledReason={reason}
        onFile={(file, onProgress) =>
          upload.mutateAsync({
            input: { projectId: indicator.projectId, name: file.name, indicatorId: indicator.id },
            file,
            onProgress,
          })
        }
      />
    </section>
  )
}

function History({ entries, indicator }: Props) {
  const t = useText(evaluateWords)
  const moment = useMoment()
  const actualText = useActualText()
  if (entries.length === 0) return null
  return (
    <section>
      <h3>{t('results.history')}</h3>
      <DataTable
        caption={t('results.history')}
        rows={entries}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', title: t('results.at'), head: true, cell: (row) => moment(row.enteredAt) },
          { key: 'period', title: t('results.period'), cell: (row) => row.period },
          {
            key: 'actual',
            title: t('results.value'),
            cell: (row) => (row.actual ? actualText(row.actual, indicator.unit) : t('results.by-ledger')),
          },
          { key: 'reason', title: t('results.reason'), cell: (row) => row.deviationReason },
        ]}
      />
    </section>
  )
}
