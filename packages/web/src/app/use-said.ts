import { inWords } from '@rongheng/core/watch/said/in-words'
import { useLanguage } from '../ui/text.tsx'

/** What checks say, in the language of the reader. It brings all their sentences: pages only, never the shell. */
export function useSaid(): (saying: string) => string {
  const { language } = useLanguage()
  return (saying) => inWords(saying, language)
}
