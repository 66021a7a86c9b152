import { type BatchView, ledgerApi } from '@rongheng/core/budget/ledger-api'
import { columnsSuffice } from '@rongheng/core/budget/ledger-batch'
import { type LedgerColumns, type LedgerField, ledgerFields } from '@rongheng/core/budget/ledger-columns'
import { cellText, columnName } from '@rongheng/core/kernel/grid'
import type { LedgerSettings } from '@rongheng/core/budget/ledger-row'
import { sources } from '@rongheng/core/budget/source'
import type { ProjectId } from '@rongheng/core/budget/project'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { ledgerWords } from './ledger-words.ts'

/** How the file is read: unit of money, sheet, header, columns, year and project. Changing it checks every row again. */
export function LedgerSettingsForm({ batch, settings }: { batch: BatchView; settings: LedgerSettings }) {
  const marks = usePunctuation()
  const t = useText(ledgerWords)
  const may = useMay('ledger.import', batch.unitId)
  const [wish, setWish] = useState(settings)
  const settle = useWrite(ledgerApi.settle)
  const set = (change: Partial<LedgerSettings>) => setWish({ ...wish, ...change })
  // Another sheet or header has other columns: those are found anew instead of taken from the form.
  const elsewhere =
    wish.sheet !== settings.sheet ||
    wish.headerTop !== settings.headerTop ||
    wish.headerBottom !== settings.headerBottom
  const needsColumns = batch.state === 'needs-columns'
  const changed = JSON.stringify(wish) !== JSON.stringify(settings)
  const press = (next: LedgerSettings) =>
    settle.mutate({ batchId: batch.id, version: batch.version, settings: next, recognise: elsewhere })
  return (
    <>
      <section className="panel">
        <h2>{t('unit.title')}</h2>
        <ErrorSummary error={settle.error} title={t('settings.failed')} />
        <div className="filters" role="radiogroup" aria-label={t('unit.label')}>
          <span>{marks.label(t('unit.label'), '')}</span>
          {(['yuan', 'wan'] as const).map((unit) => (
            <label key={unit} className="radio">
              <input
                type="radio"
                name="money-unit"
                checked={wish.moneyUnit === unit}
                disabled={!may || settle.isPending}
                onChange={() => {
                  set({ moneyUnit: unit })
                  // Without columns there is nothing to check again yet.
                  if (columnsSuffice(wish.columns)) press({ ...wish, moneyUnit: unit })
                }}
              />{' '}
              {t(`unit.${unit}`)}
            </label>
          ))}
        </div>
        <Guess batch={batch} />
        <div className="filters" role="radiogroup" aria-label={t('source')}>
          <span>{marks.label(t('source'), '')}</span>
          {sources.map((source) => (
            <label key={source} className="radio">
              <input
                type="radio"
                name="money-source"
                checked={wish.source === source}
                disabled={!may || settle.isPending}
                onChange={() => {
                  set({ source })
                  if (columnsSuffice(wish.columns)) press({ ...wish, source })
                }}
              />{' '}
              {t(`budget.source.${source}`)}
            </label>
          ))}
        </div>
        <p className="muted">{t('source.help')}</p>
      </section>
      <details className="panel" open={needsColumns}>
        <summary>{t('settings')}</summary>
        <p className={needsColumns ? 'notice-warn' : 'muted'}>
          {t(needsColumns ? 'settings.needs-columns' : 'settings.help')}
        </p>
        <div className="filters">
          {batch.sheets.length > 1 && (
            <label>
              {t('sheet')}
              <select
                className="select"
                value={wish.sheet}
                onChange={(event) => set({ sheet: Number(event.target.value) })}
              >
                {batch.sheets.map((sheet, at) => (
                  <option key={sheet.name} value={at}>
                    {sheet.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {(['headerTop', 'headerBottom'] as const).map((name) => (
            <label key={name}>
              {t(name === 'headerTop' ? 'header.top' : 'header.bottom')}
              <input
                type="number"
                min={1}
                max={60}
                className="select"
                value={wish[name]}
                onChange={(event) => set({ [name]: Number(event.target.value) || 1 })}
              />
            </label>
          ))}
          <label>
            {t('year')}
            <input
              type="number"
              min={1993}
              max={2199}
              className="select"
              value={wish.year}
              onChange={(event) => set({ year: Number(event.target.value) })}
            />
          </label>
          <label>
            {t('project.by')}
            <select
              className="select"
              value={wish.projectBy}
              onChange={(event) => set({ projectBy: event.target.value as LedgerSettings['projectBy'] })}
            >
              <option value="column">{t('project.column')}</option>
              <option value="chosen">{t('project.chosen')}</option>
            </select>
          </label>
          <label>
            {t('project')}
            <select
              className="select"
              value={wish.projectId ?? ''}
              onChange={(event) => set({ projectId: (event.target.value || null) as ProjectId | null })}
            >
              <option value="">{t('project.none')}</option>
              {batch.projects.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.year} {one.code} {one.name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <h3>{t('head.title')}</h3>
        <HeadTable batch={batch} wish={wish} onColumns={(columns) => set({ columns })} />
        <div className="form-actions">
          <ActionButton
            label={t('settings.again')}
            primary={changed || needsColumns}
            pending={settle.isPending}
            disabledReason={
              !may
                ? t('may-not.import')
                : elsewhere || columnsSuffice(wish.columns)
                  ? null
                  : t('settings.no-columns')
            }
            onPress={() => press(wish)}
          />
        </div>
      </details>
    </>
  )
}

function Guess({ batch }: { batch: BatchView }) {
  const t = useText(ledgerWords)
  const { guess } = batch
  if (!guess) return null
  const why = t(`unit.because.${guess.because}`, { text: guess.text ?? '', cell: guess.cell ?? '' })
  return (
    <>
      <p className="muted">{t('unit.guess', { unit: t(`unit.${guess.unit}`), why })}</p>
      {guess.doubtful && <p className="bad-text">{t('unit.doubtful')}</p>}
    </>
  )
}

function HeadTable(p: { batch: BatchView; wish: LedgerSettings; onColumns: (next: LedgerColumns) => void }) {
  const t = useText(ledgerWords)
  const { head, titles } = p.batch
  const width = Math.max(titles.length, ...head.map((row) => row.cells.length), 0)
  const fieldAt = (column: number): LedgerField | '' =>
    ledgerFields.find((field) => p.wish.columns[field] === column) ?? ''
  const assign = (column: number, field: LedgerField | '') => {
    // A field is in one column only: taking it here takes it away there.
    const kept = Object.entries(p.wish.columns).filter(([name, at]) => at !== column && name !== field)
    p.onColumns({ ...Object.fromEntries(kept), ...(field !== '' && { [field]: column }) } as LedgerColumns)
  }
  return (
    <div className="head-scroll" tabIndex={0} role="region" aria-label={t('head.title')}>
      <table className="head-table">
        <thead>
          <tr>
            <th scope="col">{t('row-no')}</th>
            {Array.from({ length: width }, (_, column) => (
              <th key={columnName(column)} scope="col">
                <select
                  className="select"
                  aria-label={t('column', { column: columnName(column) })}
                  value={fieldAt(column)}
                  onChange={(event) => assign(column, event.target.value as LedgerField | '')}
                >
                  <option value="">{t('column.none')}</option>
                  {ledgerFields.map((field) => (
                    <option key={field} value={field}>
                      {t(`field.${field}`)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {head.map((row) => (
            <tr
              key={row.rowNo}
              className={
                row.rowNo >= p.wish.headerTop && row.rowNo <= p.wish.headerBottom ? 'head-row' : undefined
              }
            >
              <th scope="row">{row.rowNo}</th>
              {Array.from({ length: width }, (_, column) => (
                <td key={columnName(column)}>{cellText(row.cells[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
