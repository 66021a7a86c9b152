import { alertApi } from '@rongheng/core/watch/alert-api'
import { lazy, Suspense } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { useActor, useMay } from '../app/session.ts'
import { useDayText } from '../ui/day-text.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { homeWords } from './words.ts'

/** The sentences of all checks come when something is broken, and not with the first page. */
const Said = lazy(async () => ({ default: (await import('../app/Said.tsx')).Said }))

const SHOWN = 6
const AGAIN_MS = 5_000
const tones: Record<'urgent' | 'important' | 'notice', Tone> = {
  urgent: 'bad',
  important: 'warn',
  notice: 'info',
}

/** What is broken now, for those who handle it and those who lead: the worst first, and all is well in words when nothing is. */
export function AlertPanel() {
  const t = useText(homeWords)
  const { moment } = useDayText()
  const handles = useMay('alert.handle')
  const leads = useActor().grants.some((grant) => grant.role === 'leader')
  const may = handles || leads
  const { data } = useReadWhen(alertApi.list, { size: SHOWN }, { when: may, everyMs: AGAIN_MS })
  if (!may || !data) return null
  const calling = data.items.filter((alert) => alert.held === null)
  return (
    <section className="panel" aria-labelledby="broken-title">
      <div className="panel-head">
        <h2 id="broken-title">{t('broken.title')}</h2>
        <PageLink to="/watch/alerts">{t('broken.all', { count: data.count })}</PageLink>
      </div>
      {calling.length === 0 && <StatusTag tone="good">{t('broken.none')}</StatusTag>}
      <ul className="lines">
        {calling.map((alert) => (
          <li key={alert.id}>
            <div>
              <StatusTag tone={tones[alert.severity]}>{t(`severity.${alert.severity}`)}</StatusTag>{' '}
              <PageLink to={alert.checkId ? `/watch/checks/${alert.checkId}` : '/watch/alerts'}>
                {alert.title}
              </PageLink>
              {alert.detail !== '' && (
                <p>
                  <Suspense fallback="…">
                    <Said saying={alert.detail} />
                  </Suspense>
                </p>
              )}
              <p className="muted">
                {[
                  alert.systemName,
                  t('broken.since', { at: moment(alert.since) }),
                  alert.consequences > 0 ? t('broken.more', { count: alert.consequences }) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
