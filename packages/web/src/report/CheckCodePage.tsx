import { reportApi } from '@rongheng/core/report/api'
import { useState } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { useMoment } from '../app/moment.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { reportWords } from './words.ts'
import './report.css'

const tone = { 'in-force': 'good', superseded: 'warn', returned: 'warn', unknown: 'bad' } as const

/** What the verification code on a paper copy stands for. */
export function CheckCodePage() {
  const marks = usePunctuation()
  const t = useText(reportWords)
  const moment = useMoment()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const { data } = useReadWhen(reportApi.checkCode, { code: asked }, { when: asked !== '' })
  return (
    <>
      <PageTitle note={t('check.note')}>{t('check')}</PageTitle>
      <form
        className="panel rp-editor"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed.trim())
        }}
      >
        <div className="rp-insert">
          <label>
            {t('code')}
            <input
              value={typed}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <ActionButton label={t('check.do')} primary onPress={() => setAsked(typed.trim())} />
        </div>
      </form>
      {asked !== '' && data && !data.found && (
        <EmptyState title={t('check.none')} help={t('check.none.help')} />
      )}
      {asked !== '' && data?.found && (
        <section className="panel stack" aria-live="polite">
          <p>
            <StatusTag tone={tone[data.standing]}>{t(`standing.${data.standing}`)}</StatusTag>
          </p>
          <DescriptionList
            rows={[
              { name: t('check.title'), value: `${data.title}${marks.aside(data.subtitle)}` },
              { name: t('check.unit'), value: data.unitName },
              { name: t('name'), value: `${data.projectCode} · ${data.year}` },
              { name: t('number.edition'), value: t('edition.nth', { number: data.number ?? 0 }) },
              { name: t('signed.at'), value: data.signedAt === null ? '' : moment(data.signedAt) },
              { name: 'SM3', value: data.sm3 },
            ]}
          />
        </section>
      )}
    </>
  )
}
