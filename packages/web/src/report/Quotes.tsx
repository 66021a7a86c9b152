import type { ReportSheet } from '@rongheng/core/report/api'
import type { ReportContent } from '@rongheng/core/report/content'
import { quotedName } from '@rongheng/core/report/quotes'
import { useState } from 'react'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { useText } from '../ui/text.tsx'
import { type ReportAround, TypedNumber } from './TypedNumber.tsx'
import { reportWords } from './words.ts'

/** Words quoted from results and money that hold numbers bound to nothing: what each means is said here, or the words are changed there. */
export function Quotes(p: {
  sheet: ReportSheet
  around: ReportAround
  save: (change: Partial<ReportContent>) => Promise<unknown>
}) {
  const t = useText(reportWords)
  const [error, setError] = useState<unknown>(null)
  const open = p.sheet.quotes.filter((q) => q.flags.length > 0)
  if (open.length === 0) return null
  const page = {
    results: `/evaluate/projects/${p.sheet.projectId}/results`,
    money: `/budget/projects/${p.sheet.projectId}`,
  }
  return (
    <section id="quotes" className="panel no-print" aria-label={t('quotes')}>
      <h2>{t('quotes')}</h2>
      <p className="muted">{t('quotes.help')}</p>
      <ErrorSummary error={error} />
      {open.map((quote) => (
        <div key={quote.key} className="rp-editor rp-quote">
          <p>
            <strong>{quote.label}</strong>：{quote.text}{' '}
            <PageLink to={page[quote.page]}>{t(`quotes.${quote.page}`)}</PageLink>
          </p>
          <ul className="rp-flags">
            {quote.flags.map((flag) => (
              <TypedNumber
                key={`${flag.at} ${flag.text}`}
                text={quote.text}
                typed={flag}
                tokens={p.sheet.tokens}
                around={p.around}
                choose={(token) => {
                  const quoted = { ...p.sheet.content.quoted, [quotedName(quote.key, flag.text)]: token.key }
                  p.save({ quoted }).then(() => setError(null), setError)
                }}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
