import { reportApi, type ReportSheet } from '@rongheng/core/report/api'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { useMay } from '../app/session.ts'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { reportWords } from './words.ts'

/** The signed versions, each readable as it was signed; the latest can be returned by those above. */
export function Editions({ sheet, unitId }: { sheet: ReportSheet; unitId: string }) {
  const t = useText(reportWords)
  const moment = useMoment()
  const latest = sheet.editions.at(-1)
  return (
    <section className="panel no-print">
      <h2>{t('editions')}</h2>
      <DataTable
        caption={t('editions')}
        rows={[...sheet.editions].reverse()}
        rowKey={(row) => row.id}
        empty={<p className="muted">{t('editions.none')}</p>}
        columns={[
          {
            key: 'number',
            title: t('number.edition'),
            head: true,
            cell: (row) => (
              <PageLink to={`/report/editions/${row.id}`}>
                {t('edition.nth', { number: row.number })}
              </PageLink>
            ),
          },
          { key: 'by', title: t('signed.by'), cell: (row) => row.signedByName },
          { key: 'at', title: t('signed.at'), cell: (row) => moment(row.signedAt) },
          { key: 'code', title: t('code'), cell: (row) => row.code },
          {
            key: 'state',
            title: t('state'),
            cell: (row) => {
              const back = sheet.returns.find((r) => r.editionId === row.id)
              if (back)
                return t('returned.by', { by: back.byName, at: moment(back.at), opinion: back.opinion })
              const checked = sheet.verifications
                .filter((c) => c.editionId === row.id)
                .map((c) => t('judge.done', { by: c.byName, at: moment(c.at) }))
              return (
                <div>
                  {checked.map((said) => (
                    <div key={said}>{said}</div>
                  ))}
                  {row.id === latest?.id && sheet.state === 'signed' && (
                    <Judge unitId={unitId} edition={row} />
                  )}
                </div>
              )
            },
          },
        ]}
      />
    </section>
  )
}

/** What those above do with the latest version: find it right, or send it back. */
function Judge({ edition, unitId }: { edition: ReportSheet['editions'][number]; unitId: string }) {
  const t = useText(reportWords)
  const toast = useToast()
  const check = useWrite(reportApi.verifyEdition)
  const may = useMay('report.return', unitId)
  return (
    <div className="rp-buttons">
      {may && (
        <ConfirmAction
          label={t('judge')}
          title={t('judge.title', { number: edition.number })}
          primary
          onConfirm={async () => {
            await check.mutateAsync({ editionId: edition.id })
            toast(t('judge'))
          }}
        >
          <p>{t('judge.help')}</p>
        </ConfirmAction>
      )}
      <Return unitId={unitId} edition={edition} />
    </div>
  )
}

function Return({ edition, unitId }: { edition: ReportSheet['editions'][number]; unitId: string }) {
  const t = useText(reportWords)
  const toast = useToast()
  const [opinion, setOpinion] = useState('')
  const back = useWrite(reportApi.returnReport)
  const may = useMay('report.return', unitId)
  if (!may) return null
  return (
    <ConfirmAction
      label={t('return')}
      title={t('return.title', { number: edition.number })}
      danger
      onConfirm={async () => {
        await back.mutateAsync({ editionId: edition.id, opinion })
        toast(t('returned'))
      }}
    >
      <div className="rp-editor">
        <label>
          {t('return.opinion')}
          <textarea value={opinion} maxLength={2000} onChange={(event) => setOpinion(event.target.value)} />
        </label>
        <p className="muted">{t('return.need')}</p>
      </div>
    </ConfirmAction>
  )
}
