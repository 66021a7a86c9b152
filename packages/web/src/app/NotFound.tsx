import { ErrorState } from '../ui/ErrorState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { useText } from '../ui/text.tsx'
import { shellWords } from './words.ts'

/** For an address that leads nowhere, or to a record outside the person's units: both look the same, on purpose. */
export function NotFound() {
  const t = useText(shellWords)
  return (
    <ErrorState title={t('not-found.title')} help={t('not-found.help')}>
      <PageLink to="/">{t('not-found.home')}</PageLink>
    </ErrorState>
  )
}
