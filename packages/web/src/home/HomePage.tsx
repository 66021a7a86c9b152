import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { menuWords } from '../app/words.ts'

/** What concerns the person who signed in. */
export function HomePage() {
  const t = useText(menuWords)
  return <PageTitle>{t('menu.home')}</PageTitle>
}
