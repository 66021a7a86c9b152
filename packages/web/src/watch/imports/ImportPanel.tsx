import type { UnitId } from '@rongheng/core/identity/unit'
import { IMPORT_MAX_BYTES, importApi } from '@rongheng/core/watch/import-api'
import type { Proposal } from '@rongheng/core/watch/import-proposal'
import { useState } from 'react'
import { sentence } from '../../api/sentence.ts'
import { useUpload, useWrite } from '../../api/use-write.ts'
import { useSaid } from '../../app/use-said.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { DropZone } from '../../ui/DropZone.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx'
import { useLanguage, useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useOwnUnits } from '../alerts/own-units.ts'
import { importWords } from './words.ts'

/** Reads the list of another program, shows what would become of each row, and sets up what the person confirms. */
export function ImportPanel({ onDone }: { onDone: () => void }) {
  const t = useText(importWords)
  const toast = useToast()
  const units = useOwnUnits()
  const [unitId, setUnitId] = useState<UnitId | undefined>(units[0]?.value)
  const read = useUpload(importApi.read)
  const write = useWrite(importApi.write)
  if (!unitId) return <p>{t('may-not.write')}</p>
  const rows = read.data?.rows ?? []
  const checks = rows.flatMap((row) =>
    row.fate === 'new' && row.entry ? [{ ...row.entry, paused: row.paused }] : [],
  )
  const confirm = () =>
    write.mutate(
      { unitId, checks },
      {
        onSuccess: ({ made, refused }) => {
          toast(t('done', { count: made.length }))
          if (refused.length === 0) onDone()
        },
      },
    )
  return (
    <div className="stack">
      <p className="muted">{t('import.help')}</p>
      {units.length > 1 && (
        <label>
          {t('unit')}
          <select
            className="select"
            value={unitId}
            onChange={(event) => setUnitId(event.target.value as UnitId)}
          >
            {units.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
      {!read.data && (
        <DropZone
          label={t('file')}
          accept=".json,.yml,.yaml"
          maxBytes={IMPORT_MAX_BYTES}
          busy={read.isPending}
          onFiles={([file]) => file && read.mutate({ input: { unitId }, file })}
        />
      )}
      <ErrorSummary error={read.error ?? write.error} />
      {write.data && write.data.refused.length > 0 && <Refused refused={write.data.refused} />}
      {read.data && (
        <>
          <p>{t('found', { origin: t(`origin.${read.data.origin}`), count: rows.length })}</p>
          {!write.data && checks.length > 0 && (
            <ActionButton
              primary
              label={t('write', { count: checks.length })}
              pending={write.isPending}
              onPress={confirm}
            />
          )}
          <ActionButton
            label={t('again')}
            onPress={() => {
              read.reset()
              write.reset()
            }}
          />
          <Rows rows={rows} />
        </>
      )}
    </div>
  )
}

const tones: Record<Proposal['fate'], Tone> = {
  new: 'good',
  there: 'neutral',
  'not-known': 'warn',
  unclear: 'warn',
  'out-of-reach': 'warn',
}

function Rows({ rows }: { rows: readonly Proposal[] }) {
  const t = useText(importWords)
  const said = useSaid()
  return (
    <DataTable
      caption={t('import.title')}
      rows={rows.map((row, at) => ({ ...row, at }))}
      rowKey={(row) => String(row.at)}
      columns={[
        {
          key: 'fate',
          title: t('fate'),
          cell: (row) => <StatusTag tone={tones[row.fate]}>{t(`fate.${row.fate}`)}</StatusTag>,
        },
        { key: 'name', title: t('name'), head: true, cell: (row) => row.entry?.name ?? row.name },
        {
          key: 'target',
          title: t('target'),
          cell: (row) => (
            <div className="wt-target">
              {row.target}
              {row.entry && <div className="muted">{t('every', { s: row.entry.intervalS })}</div>}
            </div>
          ),
        },
        {
          key: 'remark',
          title: t('remark'),
          cell: (row) =>
            [said(row.remark), row.paused && row.entry ? t('fate.paused') : ''].filter(Boolean).join(' · '),
        },
      ]}
    />
  )
}

function Refused(p: {
  refused: readonly { name: string; code: string; facts: Readonly<Record<string, string | number>> }[]
}) {
  const t = useText(importWords)
  const { language } = useLanguage()
  return (
    <div role="alert">
      <p>{t('refused', { count: p.refused.length })}</p>
      <ul>
        {p.refused.map((one) => (
          <li key={one.name}>
            {one.name}：{sentence(language, one.code, one.facts)}
          </li>
        ))}
      </ul>
    </div>
  )
}
