import { type BatchView, type LedgerRowView, ledgerApi } from '@rongheng/core/budget/ledger-api'
import { type Fate, fates } from '@rongheng/core/budget/ledger-judge'
import { columnName } from '@rongheng/core/kernel/grid'
import type { RowChoice, RowRemark } from '@rongheng/core/budget/ledger-row'
import { sentence } from '../api/sentence.ts'
import { useReadWhen } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { Amount } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { useQueryValue } from '../ui/use-query-value.ts'
import { ledgerWords } from './ledger-words.ts'

const PAGE_SIZE = 50
const tones: Record<Fate, Tone> = {
  new: 'good',
  refund: 'info',
  duplicate: 'neutral',
  skipped: 'neutral',
  error: 'bad',
  total: 'neutral',
  blank: 'neutral',
}

/** Every row of a ledger with its fate and why, and before it is confirmed what may be decided of single rows. */
export function LedgerRows({ batch }: { batch: BatchView }) {
  const marks = usePunctuation()
  const t = useText(ledgerWords)
  const { language } = useLanguage()
  const [fate, setFate] = useQueryValue('fate')
  const [page, setPage] = useQueryValue('page', '1')
  const chosen = fates.find((one) => one === fate)
  const found = useReadWhen(ledgerApi.rows, {
    batchId: batch.id,
    ...(chosen && { fate: chosen }),
    page: Number(page) || 1,
    size: PAGE_SIZE,
  })
  const may = useMay('ledger.import', batch.unitId)
  const settle = useWrite(ledgerApi.settle)
  const { settings } = batch
  const decide = (rowNo: number, act: RowChoice['act'] | null) => {
    if (!settings) return
    const others = settings.choices.filter((choice) => choice.rowNo !== rowNo)
    const choices = act === null ? others : [...others, { rowNo, act }]
    settle.mutate({ batchId: batch.id, version: batch.version, settings: { ...settings, choices } })
  }
  const choosing = batch.state === 'checked' && settings !== null && may
  const say = (remark: RowRemark) => {
    const what = sentence(language, `budget.row.${remark.code}`, { text: remark.text })
    return remark.column === null ? what : marks.label(columnName(remark.column), what)
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('preview')}</h2>
        <label>
          <span className="visually-hidden">{t('fate')}</span>
          <select
            className="select"
            value={fate}
            onChange={(event) => {
              if (page !== '1') setPage('1')
              setFate(event.target.value)
            }}
          >
            <option value="">{t('preview.all')}</option>
            {fates.map((one) => (
              <option key={one} value={one}>
                {t(`budget.fate.${one}`)}
                {marks.aside(batch.summary?.byFate[one].rows ?? 0)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ErrorSummary error={settle.error} title={t('choice.failed')} />
      {found.error ? (
        <ErrorState title={t('preview')} error={found.error} />
      ) : !found.data ? (
        <Loading />
      ) : (
        <DataTable
          caption={t('preview')}
          rows={found.data.items}
          rowKey={(row) => String(row.rowNo)}
          rowTone={(row) => (row.fate === 'error' ? 'bad' : undefined)}
          columns={[
            { key: 'row', title: t('row-no'), head: true, cell: (row) => row.rowNo },
            {
              key: 'fate',
              title: t('fate'),
              cell: (row) => (
                <span className="stack-tight">
                  <StatusTag tone={tones[row.fate]}>{t(`budget.fate.${row.fate}`)}</StatusTag>
                  {row.remarks.map((remark) => (
                    <span key={`${remark.code} ${remark.column}`} className="muted">
                      {say(remark)}
                    </span>
                  ))}
                </span>
              ),
            },
            {
              key: 'on',
              title: t('on'),
              cell: (row) => <span className="nowrap">{row.on ?? row.read?.on ?? ''}</span>,
            },
            {
              key: 'amount',
              title: t('sum'),
              numeric: true,
              cell: (row) =>
                row.amount === null ? (row.read?.amount ?? '') : <Amount fen={row.amount} unit="yuan" />,
            },
            {
              key: 'payee',
              title: t('payee'),
              cell: (row) => (
                <span className="stack-tight">
                  {row.payee ?? row.label}
                  {row.account && <span className="muted">{row.account}</span>}
                </span>
              ),
            },
            { key: 'purpose', title: t('purpose'), cell: (row) => row.purpose ?? '' },
            { key: 'voucher', title: t('voucher'), cell: (row) => row.voucher ?? '' },
            ...(choosing
              ? [
                  {
                    key: 'choice',
                    title: t('choice.title'),
                    cell: (row: LedgerRowView) => (
                      <Choice row={row} pending={settle.isPending} onChoice={decide} />
                    ),
                  },
                ]
              : []),
          ]}
          paging={{
            page: Number(page) || 1,
            pageSize: PAGE_SIZE,
            total: found.data.count,
            onPage: (next) => setPage(String(next)),
          }}
        />
      )}
    </section>
  )
}

/** What may be decided of a row; nothing of totals and notes. */
function Choice(p: {
  row: LedgerRowView
  pending: boolean
  onChoice: (rowNo: number, act: RowChoice['act'] | null) => void
}) {
  const t = useText(ledgerWords)
  const { rowNo, fate, choice } = p.row
  if (fate === 'total' || fate === 'blank') return null
  const act = choice !== null ? null : fate === 'duplicate' ? 'take' : 'skip'
  const label = t(act === null ? 'choice.undo' : `choice.${act}`)
  return (
    <button
      type="button"
      className="link-button nowrap"
      disabled={p.pending}
      aria-label={`${label} ${t('choice.what', { row: rowNo })}`}
      onClick={() => p.onChoice(rowNo, act)}
    >
      {label}
    </button>
  )
}
