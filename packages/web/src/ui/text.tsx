import { languages, say, type Language, type WordFacts, type Words } from '@rongheng/core/kernel/words'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { allOfThem, watchWords } from '../api/known-words.ts'

const STORED_AS = 'rongheng.language'

const Chosen = createContext<{
  language: Language
  choose: (next: Language) => void
  words: unknown
}>({
  words: null,
  language: 'zh-CN',
  choose: () => undefined,
})

function remembered(): Language {
  const stored = localStorage.getItem(STORED_AS)
  return languages.find((l) => l === stored) ?? 'zh-CN'
}

/** Gives the pages below it their language, and remembers the choice in this browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  // Words that come later draw again whatever reads a language, with the sentences that waited for them.
  const words = useSyncExternalStore(watchWords, allOfThem)
  const value = useMemo(
    () => ({
      words,
      language,
      choose: (next: Language) => {
        localStorage.setItem(STORED_AS, next)
        setLanguage(next)
      },
    }),
    [language, words],
  )
  return <Chosen.Provider value={value}>{children}</Chosen.Provider>
}

/** The language people read now, and how to change it. */
export const useLanguage = () => useContext(Chosen)

/** Chooses between the two names that something of the rulebook carries: `either(step.label, step.labelEn)`. */
export function useEither(): (zh: string, en: string) => string {
  const { language } = useLanguage()
  return (zh, en) => (language === 'en' ? en : zh)
}

/**
 * Texts of a table in the language people read now: `t('budget.title', { year: 2026 })`.
 * Only keys of the table compile.
 */
export function useText<W extends Words>(words: W): (key: keyof W & string, facts?: WordFacts) => string {
  const { language } = useLanguage()
  return useMemo(() => (key, facts) => say(words, language, key, facts), [words, language])
}
