import { identityApi } from '@rongheng/core/identity/api'
import { actorText } from '@rongheng/core/identity/act-words'
import { AuditResult, type AuditRow } from '@rongheng/core/identity/audit'
import type { UnitId } from '@rongheng/core/identity/unit'
import type { Day } from '@rongheng/core/kernel/time'
import { allWords } from '@rongheng/core/words'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { addWords } from '../api/known-words.ts'
import { sentence } from '../api/sentence.ts'
import { useReadWhen } from '../api/use-read.ts'
import { useDownload, useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useQueryValue } from '../ui/use-query-value.ts'
import { AuditDetails } from './AuditDetails.tsx'
import { AuditVerified } from './AuditVerified.tsx'
import './identity.css'
import { minuteText } from './moment-text.ts'
import { useUnits } from './unit-name.ts'
import { identityPageWords } from './words.ts'

// The list of acts to choose from names those of every domain.
addWords(allWords)
const actions = Object.keys(allWords).flatMap((key) => (key.startsWith('act.') ? [key.slice(4)] : []))
const tones = { done: 'good', refused: 'warn', failed: 'bad' } as const

/** The audit within reach: found by unit, person, action, result and day; exported; its chains verified. */
export function AuditPage() {
  const t = useText(identityPageWords)
  const { language } = useLanguage()
  const { choices, nameOf } = useUnits()
  const [unitId, setUnitId] = useQueryValue('unit')
  const [actor, setActor] = useQueryValue('actor')
  const [action, setAction] = useQueryValue('action')
  const [result, setResult] = useQueryValue('result')
  const [fromOn, setFrom] = useQueryValue('from')
  const [toOn, setTo] = useQueryValue('to')
  const [page, setPage] = useQueryValue('page', '1')
  const [shown, setShown] = useState<AuditRow | null>(null)
  const filter = {
    ...(unitId && { unitId: unitId as UnitId }),
    ...(actor && { actor }),
    ...(action && { action }),
    ...(result && { result: result as AuditResult }),
    ...(fromOn && { fromOn: fromOn as Day }),
    ...(toOn && { toOn: toOn as Day }),
  }
  const found = useReadWhen(identityApi.listAudit, { ...filter, page: Number(page) || 1 })
  const exported = useDownload(identityApi.exportAudit)
  const verify = useWrite(identityApi.verifyAudit)
  const mayVerify = useMay('audit.verify')
  const all = { value: '', label: t('audit.all') }
  const act = (code: string) => sentence(language, `act.${code}`)
  // A narrower list begins at its first page again.
  const narrow = (set: (next: string) => void) => (next: string) => {
    set(next)
    if (page !== '1') setTimeout(() => setPage('1'))
  }
  return (
    <>
      <PageTitle
        note={t('audit.note')}
        actions={
          <>
            <ActionButton
              label={t('audit.export')}
              pending={exported.isPending}
              onPress={() => exported.mutate(filter)}
            />
            <ActionButton
              primary
              label={t('audit.verify')}
              pending={verify.isPending}
              disabledReason={mayVerify ? null : t('may-not.verify')}
              onPress={() => verify.mutate({})}
            />
          </>
        }
      >
        {t('audit.title')}
      </PageTitle>
      <ErrorSummary error={exported.error ?? verify.error ?? found.error} title={t('audit.title')} />
      {verify.data && <AuditVerified found={verify.data} />}
      <div className="filters identity-filters no-print">
        <label>
          {t('audit.unit')}
          <Select value={unitId} options={[all, ...choices]} onChange={narrow(setUnitId)} />
        </label>
        <label>
          {t('audit.actor')}
          <Input allowClear value={actor} onChange={(event) => narrow(setActor)(event.target.value)} />
        </label>
        <label>
          {t('audit.action')}
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={action}
            options={[all, ...actions.map((value) => ({ value, label: act(value) }))]}
            onChange={narrow(setAction)}
          />
        </label>
        <label>
          {t('audit.result')}
          <Select
            value={result}
            options={[
              all,
              ...AuditResult.options.map((value) => ({ value, label: t(`audit.result.${value}`) })),
            ]}
            onChange={narrow(setResult)}
          />
        </label>
        <label>
          {t('audit.from-day')}
          <Input type="date" value={fromOn} onChange={(event) => narrow(setFrom)(event.target.value)} />
        </label>
        <label>
          {t('audit.to-day')}
          <Input type="date" value={toOn} onChange={(event) => narrow(setTo)(event.target.value)} />
        </label>
      </div>
      {found.data ? (
        <DataTable
          caption={t('audit.table')}
          rows={found.data.rows}
          rowKey={(row) => `${row.unitId} ${row.seq}`}
          empty={<EmptyState title={t('audit.none')} />}
          rowTone={(row) => (row.result === 'done' ? undefined : row.result === 'failed' ? 'bad' : 'warn')}
          paging={{
            page: Number(page) || 1,
            pageSize: found.data.pageSize,
            total: found.data.total,
            onPage: (next) => setPage(String(next)),
          }}
          columns={[
            {
              key: 'at',
              title: t('audit.at'),
              head: true,
              cell: (row) => (
                <button
                  type="button"
                  className="identity-link"
                  title={t('audit.open', { seq: row.seq })}
                  onClick={() => setShown(row)}
                >
                  {minuteText(row.at)}
                </button>
              ),
            },
            { key: 'actor', title: t('audit.actor'), cell: (row) => actorText(language, row) },
            { key: 'action', title: t('audit.action'), cell: (row) => act(row.action) },
            { key: 'subject', title: t('audit.subject'), cell: (row) => row.subjectName || '—' },
            {
              key: 'result',
              title: t('audit.result'),
              cell: (row) => (
                <StatusTag tone={tones[row.result]}>{t(`audit.result.${row.result}`)}</StatusTag>
              ),
            },
            { key: 'unit', title: t('audit.unit'), cell: (row) => nameOf(row.unitId) },
            {
              key: 'from',
              title: t('audit.from'),
              cell: (row) => `${t(`audit.via.${row.via}`)} ${row.ip}`,
            },
          ]}
        />
      ) : (
        <Loading />
      )}
      <SidePanel
        open={shown !== null}
        title={t('audit.details', { seq: shown?.seq ?? 0 })}
        onClose={() => setShown(null)}
      >
        {shown && <AuditDetails row={shown} unitName={nameOf(shown.unitId)} />}
      </SidePanel>
    </>
  )
}
