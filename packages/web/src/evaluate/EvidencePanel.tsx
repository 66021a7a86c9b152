import { type Evidence, evaluateApi } from '@rongheng/core/evaluate/api'
import { fileEndings } from '@rongheng/core/kernel/file-kind'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useDownload, useUpload, useWrite } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { evaluateWords } from './words.ts'

type Props = { projectId: string; unitId: string; indicators: readonly Indicator[] }

/** All evidence of a project: which indicators each file proves, its SM3, and the file itself. One file may prove several. */
export function EvidencePanel(p: Props) {
  const t = useText(evaluateWords)
  const mayRead = useMay('evidence.read', p.unitId)
  return mayRead ? (
    <section className="panel">
      <h2>{t('results.evidence')}</h2>
      <Files {...p} />
    </section>
  ) : null
}

function Files({ projectId, unitId, indicators }: Props) {
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const moment = useMoment()
  const file = useDownload(evaluateApi.downloadEvidence)
  const upload = useUpload(evaluateApi.uploadEvidence)
  const { items } = useRead(evaluateApi.listEvidence, { projectId })
  const [openId, setOpenId] = useState<string | null>(null)
  const reason = useMay('evidence.write', unitId) ? null : t('may-not.evidence')
  const open = items.find((one) => one.file.id === openId)
  const proves = (one: Evidence) =>
    indicators.filter((i) => one.indicatorIds.includes(i.id)).map((i) => i.name)
  return (
    <>
      <ErrorSummary error={upload.error ?? file.error} title={t('results.failed')} />
      <DataTable
        caption={t('results.evidence')}
        rows={items}
        rowKey={(row) => row.file.id}
        empty={<p className="muted">{t('results.evidence.none')}</p>}
        columns={[
          {
            key: 'name',
            title: t('evidence.file'),
            head: true,
            cell: (row) => (
              <div>
                <button
                  type="button"
                  className="evidence"
                  onClick={() => file.mutate({ fileId: row.file.id })}
                >
                  {row.file.name}
                </button>
                <div className="muted">{row.note}</div>
                {row.withdrawn && (
                  <div>
                    <StatusTag tone="neutral">{t('evidence.withdrawn')}</StatusTag>{' '}
                    <span className="muted">
                      {t('evidence.withdrawn.by', {
                        by: row.withdrawn.byName,
                        at: moment(row.withdrawn.at),
                        why: row.withdrawn.why,
                      })}
                    </span>
                  </div>
                )}
              </div>
            ),
          },
          {
            key: 'proves',
            title: t('evidence.proves'),
            cell: (row) =>
              marks.list(proves(row)) || <span className="muted">{t('evidence.proves.none')}</span>,
          },
          { key: 'at', title: t('evidence.stored'), cell: (row) => moment(row.file.storedAt) },
          {
            key: 'sm3',
            title: 'SM3',
            cell: (row) => <span title={row.file.sm3}>{row.file.sm3.slice(0, 12)}…</span>,
          },
          {
            key: 'act',
            title: t('results.act'),
            cell: (row) =>
              row.withdrawn === null && (
                <div className="ev-buttons">
                  <ActionButton
                    label={t('evidence.attach')}
                    what={row.file.name}
                    onPress={() => setOpenId(row.file.id)}
                  />
                  <Withdraw evidence={row} disabledReason={reason} />
                </div>
              ),
          },
        ]}
      />
      <FileDrop
        label={t('results.evidence.add')}
        help={t('results.evidence.help')}
        accept={fileEndings.map((ending) => `.${ending}`).join(',')}
        maxBytes={50 * 1024 * 1024}
        disabledReason={reason}
        onFile={async (chosen, onProgress) => {
          const added = await upload.mutateAsync({
            input: { projectId, name: chosen.name },
            file: chosen,
            onProgress,
          })
          setOpenId(added.file.id)
        }}
      />
      <SidePanel open={open !== undefined} title={open?.file.name ?? ''} onClose={() => setOpenId(null)}>
        {open && (
          <Attach
            key={open.file.id}
            evidence={open}
            indicators={indicators}
            disabledReason={reason}
            onSaved={() => setOpenId(null)}
          />
        )}
      </SidePanel>
    </>
  )
}

/** Takes wrong evidence back, with the reason that its line will keep. */
function Withdraw({ evidence, disabledReason }: { evidence: Evidence; disabledReason: string | null }) {
  const t = useText(evaluateWords)
  const toast = useToast()
  const withdraw = useWrite(evaluateApi.withdrawEvidence)
  const [why, setWhy] = useState('')
  return (
    <ConfirmAction
      label={t('evidence.withdraw')}
      title={t('evidence.withdraw.title', { name: evidence.file.name })}
      danger
      disabledReason={disabledReason}
      onConfirm={async () => {
        await withdraw.mutateAsync({ fileId: evidence.file.id, why })
        toast(t('evidence.withdrawn.toast'))
      }}
    >
      <p>{t('evidence.withdraw.help')}</p>
      <label className="ev-fields">
        {t('evidence.withdraw.why')}
        <input className="ev-input" maxLength={200} value={why} onChange={(e) => setWhy(e.target.value)} />
      </label>
    </ConfirmAction>
  )
}

function Attach(p: {
  evidence: Evidence
  indicators: readonly Indicator[]
  disabledReason: string | null
  onSaved: () => void
}) {
  const t = useText(evaluateWords)
  const toast = useToast()
  const save = useWrite(evaluateApi.attachEvidence)
  const unsaved = useUnsaved()
  const [chosen, setChosen] = useState<readonly Indicator['id'][]>(p.evidence.indicatorIds)
  const [note, setNote] = useState(p.evidence.note)
  return (
    <div className="ev-fields" onChange={unsaved.touch}>
      <ErrorSummary error={save.error} title={t('results.failed')} />
      <label>
        {t('evidence.note')}
        <input className="ev-input" maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />
      </label>
      <fieldset>
        <legend>{t('evidence.proves')}</legend>
        {p.indicators.map((i) => (
          <label key={i.id} className="ev-check">
            <input
              type="checkbox"
              checked={chosen.includes(i.id)}
              onChange={(e) =>
                setChosen(e.target.checked ? [...chosen, i.id] : chosen.filter((id) => id !== i.id))
              }
            />
            {i.name}
          </label>
        ))}
      </fieldset>
      <ActionButton
        label={t('results.save')}
        primary
        pending={save.isPending}
        disabledReason={p.disabledReason}
        onPress={() =>
          save.mutate(
            { fileId: p.evidence.file.id, indicatorIds: [...chosen], note: note.trim() },
            {
              onSuccess: () => {
                unsaved.saved()
                toast(t('results.saved'))
                p.onSaved()
              },
            },
          )
        }
      />
    </div>
  )
}
