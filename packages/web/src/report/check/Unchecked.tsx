import type { CheckView } from '@rongheng/core/report/check/api'
import { unreadText } from '@rongheng/core/report/check/unread-text'
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
  if (faulty.length === 0 && partly.length === 0) return null
  const nothing = check.documents.length === 0
  const said = (file: (typeof partly)[number]) => {
    const text = unreadText(file.unread, language)
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
      </ul>
    </section>
  )
}
