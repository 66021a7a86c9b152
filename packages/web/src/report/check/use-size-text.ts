import { useText } from '../../ui/text.tsx'
import { checkWords } from './check-words.ts'

const KB = 1024

/** The size of a file as people say it. */
export function useSizeText(): (bytes: number) => string {
  const t = useText(checkWords)
  return (bytes) =>
    bytes < KB * KB
      ? t('size.kb', { size: Math.max(1, Math.round(bytes / KB)) })
      : t('size.mb', { size: (bytes / KB / KB).toFixed(1) })
}
