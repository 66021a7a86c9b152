import { assetsApi } from '@rongheng/core/assets/api'
import type { ImportResult, ImportRow } from '@rongheng/core/assets/import-result'
import { useState } from 'react'
import { sentence } from '../api/sentence.ts'
import { useDownload, useExchange, useUpload } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import '../ui/forms.css'
import './assets.css'
import { useAssetUnit } from './use-unit.ts'
import { assetWords } from './words.ts'

const MOST_SHOWN = 300
const fates = ['new', 'changed', 'same', 'fault'] as const
const tones = { new: 'good', changed: 'info', same: 'neutral', fault: 'bad' } as const

/** Imports a workbook: what would become of each row first, then all that is sound in one step. */
export function ImportPage() {
  const t = useText(assetWords)
  const { unitId } = useAssetUnit()
  return unitId === null ? <EmptyState title={t('none.rows')} /> : <Import unitId={unitId} />
}

function Import({ unitId }: { unitId: string }) {
  const t = useText(assetWords)
  const mayWrite = useMay('asset.write', unitId)
  const tries = useUpload(assetsApi.tryImport)
  const template = useDownload(assetsApi.exportAssets)
  const [tried, setTried] = useState<{ file: File; result: ImportResult } | null>(null)
  const of = { unitId: unitId as never }
  return (
    <>
      <p className="no-print">
        <PageLink to={`/assets?unit=${unitId}`}>{t('back')}</PageLink>
      </p>
      <PageTitle
        note={t('import.note')}
        actions={
          <ActionButton
            label={t('import.template')}
            pending={template.isPending}
            onPress={() => template.mutate({ ...of, empty: true })}
          />
        }
      >
        {t('import.title')}
      </PageTitle>
      <ErrorSummary error={tries.error ?? template.error} title={t('import.not')} />
      <FileDrop
        label={t('import.file')}
        help={t('import.help')}
        accept=".xlsx,.xls"
        maxBytes={assetsApi.tryImport.upload?.maxBytes ?? 0}
        disabledReason={mayWrite ? null : t('may-not.write')}
        onFile={async (file, onProgress) => {
          setTried(null)
          setTried({
            file,
            result: await tries.mutateAsync({ input: { ...of, name: file.name }, file, onProgress }),
          })
        }}
      />
      {tried && <Tried key={tried.result.digest} unitId={unitId} {...tried} onDone={() => setTried(null)} />}
    </>
  )
}

function Tried(p: { unitId: string; file: File; result: ImportResult; onDone: () => void }) {
  const t = useText(assetWords)
  const marks = usePunctuation()
  const toast = useToast()
  const write = useUpload(assetsApi.importAssets)
  const faults = useExchange(assetsApi.importFaults)
  const { rows, unread, digest } = p.result
  const count = (fate: ImportRow['fate']) => rows.filter((row) => row.fate === fate).length
  const sound = count('new') + count('changed')
  const of = { unitId: p.unitId as never, name: p.file.name }
  const confirm = async () => {
    await write.mutateAsync({ input: { ...of, digest }, file: p.file })
    toast(t('import.done', { n: sound }))
    p.onDone()
  }
  return (
    <section className="as-panel as-result">
      <ErrorSummary error={write.error ?? faults.error} />
      <p role="status">{t('import.counts', Object.fromEntries(fates.map((fate) => [fate, count(fate)])))}</p>
      {unread.length > 0 && <p className="muted">{t('import.unread', { what: marks.list(unread) })}</p>}
      <p className="as-actions">
        <ActionButton
          label={t('import.do', { n: sound })}
          primary
          pending={write.isPending}
          disabledReason={sound === 0 ? t('import.nothing') : null}
          onPress={() => void confirm().catch(() => undefined)}
        />
        {count('fault') > 0 && (
          <ActionButton
            label={t('import.faults')}
            pending={faults.isPending}
            onPress={() => faults.mutate({ input: of, file: p.file })}
          />
        )}
      </p>
      <Rows rows={rows} />
    </section>
  )
}

function Rows({ rows }: { rows: readonly ImportRow[] }) {
  const t = useText(assetWords)
  const marks = usePunctuation()
  const { language } = useLanguage()
  const [same, setSame] = useState(false)
  const shown = rows.filter((row) => same || row.fate !== 'same')
  const faultsFirst = [
    ...shown.filter((row) => row.fate === 'fault'),
    ...shown.filter((row) => row.fate !== 'fault'),
  ]
  const why = (row: ImportRow) =>
    row.fate === 'changed'
      ? marks.list(row.changes)
      : row.faults
          .map((one) => {
            const text = sentence(language, one.code, one.facts)
            return one.column === null ? text : marks.label(one.column, text)
          })
          .join(language === 'en' ? '; ' : '；')
  return (
    <>
      <label className="as-check">
        <input type="checkbox" checked={same} onChange={(event) => setSame(event.target.checked)} />
        {t('show.same')}
      </label>
      <DataTable
        caption={t('import.rows')}
        rows={faultsFirst.slice(0, MOST_SHOWN)}
        rowKey={(row) => `${row.sheet} ${row.rowNo}`}
        rowTone={(row) => (row.fate === 'fault' ? 'bad' : undefined)}
        empty={<p className="muted">{t('import.nothing')}</p>}
        columns={[
          { key: 'sheet', title: t('import.sheet'), cell: (row) => row.sheet },
          { key: 'row', title: t('import.row'), numeric: true, cell: (row) => row.rowNo },
          { key: 'name', title: t('name'), head: true, cell: (row) => row.name || '—' },
          {
            key: 'fate',
            title: t('import.fate'),
            cell: (row) => <StatusTag tone={tones[row.fate]}>{t(`assets.fate.${row.fate}`)}</StatusTag>,
          },
          { key: 'why', title: t('import.why'), cell: (row) => why(row) || '—' },
        ]}
      />
      {shown.length > MOST_SHOWN && <p className="muted">{t('import.first', { n: MOST_SHOWN })}</p>}
    </>
  )
}
