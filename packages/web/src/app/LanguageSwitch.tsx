import { useLanguage, useText } from '../ui/text.tsx'
import { shellWords } from './words.ts'

/** Offers the other language, named in itself so that its readers recognise it. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage()
  const t = useText(shellWords)
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <button type="button" className="quiet" lang={other} onClick={() => choose(other)}>
      {t(`language.${other}`)}
    </button>
  )
}
