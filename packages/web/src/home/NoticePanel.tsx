import { kernelApi } from '@rongheng/core/kernel/api'
import { sentence } from '../api/sentence.ts'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useDayText } from '../ui/day-text.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { homeWords } from './words.ts'

/** What the program has to tell this person. Nothing to tell: no panel. */
export function NoticePanel() {
  const t = useText(homeWords)
  const { language } = useLanguage()
  const { moment } = useDayText()
  const { items } = useRead(kernelApi.listNotices, { limit: 20 })
  const read = useWrite(kernelApi.readNotices)
  const unread = items.filter((notice) => notice.readAt === null)
  if (unread.length === 0) return null
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
        {unread.map((notice) => (
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
    </section>
  )
}
