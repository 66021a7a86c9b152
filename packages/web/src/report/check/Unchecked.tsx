import type { CheckView } from '@rongheng/core/report/check/api'
import type { Unread } from '@rongheng/core/report/check/read-document'
import { sentence } from '../../api/sentence.ts'
import { usePunctuation } from '../../ui/punctuation.ts'
import { useLanguage, useText } from '../../ui/text.tsx'
import { checkWords } from './check-words.ts'

/** What could not be read, above everything else: silence about it must not be taken for approval. */
export function Unchecked({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const marks = usePunctuation()
  const { language } = useLanguage()
  const faulty = check.files.flatMap(({ name, fault }) => (fault ? [{ name, fault }] : []))
  const partly = check.files.filter((file) => file.unread.length > 0)
  if (faulty.length === 0 && partly.length === 0 && check.unreadTables === 0) return null
  const nothing = check.documents.length === 0
  const where = (unread: Unread) => {
    const places = unread.where.filter((place) => place !== '')
    if (places.length === 0) return ''
    const key = places.length < unread.count ? 'unread.where.more' : 'unread.where'
    return t(key, { where: marks.list(places) })
  }
  const said = (file: (typeof partly)[number]) => {
    const all = file.unread.map(
      (unread) => t(`unread.${unread.why}`, { count: unread.count }) + where(unread),
    )
    const text = all.join(language === 'en' ? '; ' : '；')
    return check.files.length > 1 ? marks.label(file.name, text) : text
  }
  return (
    <section className={nothing ? 'panel ck-unchecked ck-nothing' : 'panel ck-unchecked'}>
      <h2>{nothing ? t('all-unreadable') : t('unread.title')}</h2>
      <p>{nothing ? t('all-unreadable.help') : t('unread.help')}</p>
      <ul>
        {faulty.map(({ name, fault }) => (
          <li key={name}>{sentence(language, fault.code, fault.facts)}</li>
        ))}
        {partly.map((file) => (
          <li key={file.name}>{said(file)}</li>
        ))}
        {check.unreadTables > 0 && <li>{t('unread.tables', { count: check.unreadTables })}</li>}
      </ul>
    </section>
  )
}
