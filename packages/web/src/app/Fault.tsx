import { ApiError } from '../api/api-error.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { useText } from '../ui/text.tsx'
import { NoAccess } from './NoAccess.tsx'
import { NotFound } from './NotFound.tsx'
import { shellWords } from './words.ts'

/** After an update the old page asks for files that are gone: only reloading helps. */
const isOldPage = (error: unknown) =>
  error instanceof TypeError && /dynamically imported module|Importing a module script/i.test(error.message)

/** What a page shows when it cannot be shown. */
export function Fault({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText(shellWords)
  if (error instanceof ApiError && error.status === 404) return <NotFound />
  if (error instanceof ApiError && error.code === 'identity.not-allowed') return <NoAccess />
  if (isOldPage(error))
    return (
      <ErrorState
        title={t('fault.updated')}
        action={{ label: t('fault.reload'), onPress: () => location.reload() }}
      />
    )
  const detail = error instanceof ApiError ? undefined : `${location.pathname}: ${String(error)}`
  return (
    <ErrorState
      title={t('fault.title')}
      {...(error instanceof ApiError ? { error } : { help: t('fault.help') })}
      {...(detail === undefined ? {} : { detail })}
      action={{ label: t('fault.retry'), onPress: onRetry }}
    />
  )
}
