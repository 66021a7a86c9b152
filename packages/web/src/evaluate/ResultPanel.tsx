import { evaluateApi } from '@rongheng/core/evaluate/api'
import { quarters } from '@rongheng/core/evaluate/goal'
import { fileEndings } from '@rongheng/core/kernel/file-kind'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import type { ActualEntry } from '@rongheng/core/evaluate/measurement'
import { pointsText } from '@rongheng/core/evaluate/points'
import { targetText } from '@rongheng/core/evaluate/target-text'
import { periodText } from '@rongheng/core/kernel/period-text'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useUpload } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { FactNumber } from '../app/FactNumber.tsx'
import { useMay } from '../app/session.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useLeaving } from '../ui/unsaved.tsx'
import { EntryForm } from './EntryForm.tsx'
import { EvidenceFiles } from './WorkingView.tsx'
import { useActualText } from './actual-text.ts'
import { evaluateWords } from './words.ts'

type Props = {
  indicator: Indicator
  year: number
  ruleSetId: string
  /** Newest first. */
  entries: readonly ActualEntry[]
  /** The period to begin with. */
  period: string
  disabledReason: string | null
  onSaved: () => void
}

/** One indicator's result: enter or correct it, say why it deviates, add evidence, and see every entry made before. */
export function ResultPanel(p: Props) {
  const t = useText(evaluateWords)
  const [period, setPeriod] = useState<string>(p.period)
  const leaving = useLeaving()
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
        <select
          className="ev-input"
          value={period}
          onChange={(e) => {
            const next = e.target.value
            leaving.ask(() => setPeriod(next))
          }}
        >
          <option value={String(p.year)}>
            {p.year} {t('results.period.year')}
          </option>
          {quarters.map((q) => (
            <option key={q} value={`${p.year}-${q}`}>
              {t(`goal.quarter.${q}`)}
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
      <leaving.Within>
        <EntryForm
          key={period}
          indicator={p.indicator}
          period={period}
          ruleSetId={p.ruleSetId}
          entries={p.entries}
          disabledReason={p.disabledReason}
          onSaved={p.onSaved}
        />
      </leaving.Within>
      {leaving.question}
      <History {...p} />
    </div>
  )
}

function Evidence({ indicator }: Props) {
  const t = useText(evaluateWords)
  const upload = useUpload(evaluateApi.uploadEvidence)
  const { items } = useRead(evaluateApi.listEvidence, { projectId: indicator.projectId })
  const mine = items.filter((e) => e.withdrawn === null && e.indicatorIds.includes(indicator.id))
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
        accept={fileEndings.map((e) => `.${e}`).join(',')}
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
  const { language } = useLanguage()
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
          { key: 'period', title: t('results.period'), cell: (row) => periodText(language, row.period) },
          {
            key: 'actual',
            title: t('results.value'),
            cell: (row) =>
              row.actual ? (
                <FactNumber
                  factId={row.factId ?? undefined}
                  what={`${indicator.name} ${periodText(language, row.period)}`}
                >
                  {actualText(row.actual, indicator)}
                </FactNumber>
              ) : (
                t('results.by-ledger')
              ),
          },
          { key: 'reason', title: t('results.reason'), cell: (row) => row.deviationReason },
        ]}
      />
    </section>
  )
}
