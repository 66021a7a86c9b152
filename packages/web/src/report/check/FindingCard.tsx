import type { Quote } from '@rongheng/core/report/check/place'
import { placeText } from '@rongheng/core/report/check/place-text'
import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import { useMoment } from '../../app/moment.ts'
import { useLanguage, useText } from '../../ui/text.tsx'
import { RecordLink } from './RecordLink.tsx'
import { severitySigns } from './SeverityCounts.tsx'
import { checkWords } from './check-words.ts'
import type { Said } from './said.ts'

const MOST_QUOTES = 6
const LONG = 120
const short = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text)

/** One finding: what is wrong, the words, the place, what would resolve it, by which rule. */
export function FindingCard(p: {
  one: Said
  documents: readonly ReadDocument[]
  ruleSetName: (id: string) => string
  onQuote: (quote: number) => void
  onDismiss: () => void
  onRestore: () => void
}) {
  const t = useText(checkWords)
  const { language } = useLanguage()
  const moment = useMoment()
  const { number, finding, standing, dismissal, says, mend, rule } = p.one
  const { severity, quotes } = finding
  const resolved = standing === 'resolved'
  const which = t('of-finding', { number })
  return (
    <li
      id={`finding-${number}`}
      tabIndex={-1}
      className={`ck-finding ck-edge-${severity}${resolved || dismissal ? ' ck-past' : ''}`}
      aria-labelledby={`finding-${number}-says`}
    >
      <p className="ck-tags">
        <span className={`ck-tag ck-${severity}`}>
          {/* As it stands before the marked words. */}
          <b>
            {severitySigns[severity]}
            {number}
          </b>{' '}
          {t(`one.${severity}`)}
        </span>
        {standing !== 'only' && (
          <span className={`tag${{ open: '', new: ' tag-warn', resolved: ' tag-good' }[standing]}`}>
            {t(`standing.${standing}`)}
          </span>
        )}
        {dismissal && <span className="tag">{t('dismissed')}</span>}
        {finding.deducts && (
          <span className="tag tag-warn">{t('deducts', { points: finding.deducts.points })}</span>
        )}
      </p>
      <h3 id={`finding-${number}-says`}>{says}</h3>
      <dl>
        <dt>{t('quote')}</dt>
        <dd>
          {quotes.length === 0 ? (
            <span className="muted">{t('quote.none')}</span>
          ) : (
            <ul>
              {quotes.slice(0, MOST_QUOTES).map((quote, at) => (
                <li key={`${quote.file}.${quote.block}.${quote.cell}.${quote.from}`}>
                  {at > 0 && <span className="muted">{t('quote.compare')} </span>}
                  {resolved ? (
                    <q>{short(quote.text.trim())}</q>
                  ) : (
                    <QuoteLink quote={quote} onPress={() => p.onQuote(at)} />
                  )}{' '}
                  <span className="muted">
                    {!resolved && placeText({ ...finding, quotes: [quote] }, p.documents, language)}
                  </span>
                </li>
              ))}
              {quotes.length > MOST_QUOTES && (
                <li className="muted">{t('quote.more', { count: quotes.length - MOST_QUOTES })}</li>
              )}
            </ul>
          )}
        </dd>
        {mend !== '' && (
          <>
            <dt>{t('mend')}</dt>
            <dd>{mend}</dd>
          </>
        )}
        {finding.record !== null && (
          <>
            <dt>{t('record')}</dt>
            <dd>
              <RecordLink record={finding.record} />
            </dd>
          </>
        )}
        <dt>{t('rule')}</dt>
        <dd className="ck-source">
          {finding.rule} {language === 'en' ? rule?.title.en : rule?.title.zh}
          {rule && <span className="muted"> · {rule.source}</span>}
          {finding.assumes !== null && (
            <span className="muted"> · {t('assumes', { name: p.ruleSetName(finding.assumes) })}</span>
          )}
        </dd>
      </dl>
      {dismissal && (
        <p className="muted">
          {t('dismissed.why', {
            who: dismissal.byName,
            at: moment(dismissal.at),
            reason: dismissal.reason,
          })}
        </p>
      )}
      {!resolved && (
        <p className="ck-press no-print">
          <button
            type="button"
            className="quiet"
            aria-label={`${t(dismissal ? 'restore' : 'dismiss')} ${which}`}
            onClick={dismissal ? p.onRestore : p.onDismiss}
          >
            {t(dismissal ? 'restore' : 'dismiss')}
          </button>
        </p>
      )}
    </li>
  )
}

function QuoteLink({ quote, onPress }: { quote: Quote; onPress: () => void }) {
  const t = useText(checkWords)
  const text = short(quote.text.trim()) || t('quote.empty')
  return (
    <a
      href="#ck-document"
      className="ck-quote"
      aria-label={t('quote.go', { text })}
      onClick={(event) => {
        event.preventDefault()
        onPress()
      }}
    >
      {text}
    </a>
  )
}
