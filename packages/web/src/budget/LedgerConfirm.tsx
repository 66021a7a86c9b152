import { type BatchView, ledgerApi, written } from '@rongheng/core/budget/ledger-api'
import type { LedgerSettings } from '@rongheng/core/budget/ledger-row'
import type { LedgerSummary } from '@rongheng/core/budget/ledger-summary'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { useAmountText } from '../ui/Amount.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { ledgerWords } from './ledger-words.ts'

/** The last step before anything is written: how much, in which unit, and in spite of what. */
export function LedgerConfirm(p: { batch: BatchView; settings: LedgerSettings; summary: LedgerSummary }) {
  const t = useText(ledgerWords)
  const toast = useToast()
  const amount = useAmountText()
  const may = useMay('ledger.import', p.batch.unitId)
  const [unitSeen, setUnitSeen] = useState(false)
  const [despite, setDespite] = useState(false)
  const confirm = useWrite(ledgerApi.confirm)
  const { rows, sum } = written(p.summary)
  const { doubts } = p.batch
  const reason = !may
    ? t('may-not.import')
    : rows === 0
      ? t('confirm.nothing')
      : !unitSeen
        ? t('confirm.unit.first')
        : doubts.length > 0 && !despite
          ? t('confirm.despite.first')
          : null
  return (
    <section className="panel panel-strong">
      <h2>{t('confirm.title')}</h2>
      <ErrorSummary error={confirm.error} title={t('confirm.failed')} />
      <p>{rows === 0 ? t('confirm.nothing') : t('confirm.what', { rows, sum: amount(sum, 'yuan') })}</p>
      {doubts.length > 0 && (
        <ul className="plain-list bad-text">
          {doubts.map((doubt) => (
            <li key={doubt}>
              {t(doubt === 'totals' ? totalsDoubt(p.summary) : `doubt.${doubt}`, {
                count: p.summary.byFate.error.rows,
                source: t(`budget.source.${p.settings.source}`),
              })}
            </li>
          ))}
        </ul>
      )}
      {rows > 0 && (
        <div className="stack">
          <Checkbox checked={unitSeen} onChange={(event) => setUnitSeen(event.target.checked)}>
            {t('confirm.unit', {
              unit: t(`unit.${p.settings.moneyUnit}`),
              source: t(`budget.source.${p.settings.source}`),
            })}
          </Checkbox>
          {doubts.length > 0 && (
            <Checkbox checked={despite} onChange={(event) => setDespite(event.target.checked)}>
              {t('confirm.despite')}
            </Checkbox>
          )}
        </div>
      )}
      <div className="form-actions">
        <ActionButton
          label={t('confirm.press', { rows })}
          primary
          pending={confirm.isPending}
          disabledReason={reason}
          onPress={() =>
            confirm.mutate(
              {
                batchId: p.batch.id,
                version: p.batch.version,
                moneyUnit: p.settings.moneyUnit,
                source: p.settings.source,
                despite,
              },
              {
                onSuccess: () => {
                  toast(t('confirm.done', { rows }))
                  // This step is gone now; what became of it stands at the head of the page.
                  window.scrollTo({ top: 0 })
                },
              },
            )
          }
        />
      </div>
    </section>
  )
}

/** Rows too few and rows too many are looked for in different places. */
function totalsDoubt({ totals }: LedgerSummary) {
  const first = totals.find((total) => !total.agrees)
  if (!first || first.stated === null) return 'doubt.totals.unread'
  return first.stated > first.counted ? 'doubt.totals.fewer' : 'doubt.totals.more'
}
