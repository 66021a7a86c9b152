import { kernelApi } from '@rongheng/core/kernel/api'
import { useState } from 'react'
import { sentence } from '../api/sentence.ts'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useDayText } from '../ui/day-text.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { homeWords } from './words.ts'

const SHOWN_FIRST = 4

/** What the program has to tell this person. Nothing to tell: no panel. */
export function NoticePanel() {
  const t = useText(homeWords)
  const { language } = useLanguage()
  const { moment } = useDayText()
  const { items } = useRead(kernelApi.listNotices, { limit: 100 })
  const [all, setAll] = useState(false)
  const read = useWrite(kernelApi.readNotices)
  const unread = items.filter((notice) => notice.readAt === null)
  if (unread.length === 0) return null
  const shown = all ? unread : unread.slice(0, SHOWN_FIRST)
  return (
    <section className="panel" aria-labelledby="notice-title">
      <div className="panel-head">
        <h2 id="notice-title">{t('notice.title')}</h2>
        <button
          type="button"
          className="link-button"
          onClick={() => read.mutate({ ids: unread.map((notice) => notice.id) })}
        >
          {t('notice.read.all')}
        </button>
      </div>
      <ul className="lines">
        {shown.map((notice) => (
          <li key={notice.id}>
            <div>
              <PageLink to={notice.link}>{sentence(language, notice.code, notice.facts)}</PageLink>
              <p className="muted">{moment(notice.at)}</p>
            </div>
            <button type="button" className="link-button" onClick={() => read.mutate({ ids: [notice.id] })}>
              {t('notice.read')}
            </button>
          </li>
        ))}
      </ul>
      {shown.length < unread.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('notice.more', { count: unread.length - shown.length })}
        </button>
      )}
    </section>
  )
}
