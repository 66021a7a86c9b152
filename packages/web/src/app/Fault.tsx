import { ApiError } from '../api/api-error.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { useText } from '../ui/text.tsx'
import { NoAccess } from './NoAccess.tsx'
import { NotFound } from './NotFound.tsx'
import { shellWords } from './words.ts'

/** A file of the page did not come: the network is gone, or an update took the file away. */
const isNotLoaded = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script|preload CSS/i.test(error.message)

/** What a page shows when it cannot be shown. */
export function Fault({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText(shellWords)
  if (error instanceof ApiError && error.status === 404) return <NotFound />
  if (error instanceof ApiError && error.code === 'identity.not-allowed') return <NoAccess />
  if (isNotLoaded(error))
    return (
      <ErrorState
        title={t('fault.not-loaded')}
        help={t('fault.not-loaded.help')}
        action={{ label: t('fault.retry'), onPress: onRetry }}
      >
        <button type="button" className="link-button" onClick={() => location.reload()}>
          {t('fault.reload')}
        </button>
      </ErrorState>
    )
  const detail = error instanceof ApiError ? undefined : `${location.pathname}: ${String(error)}`
  return (
    <ErrorState
      title={t(error instanceof ApiError && error.status === 0 ? 'fault.unreachable' : 'fault.title')}
      {...(error instanceof ApiError ? { error } : { help: t('fault.help') })}
      {...(detail === undefined ? {} : { detail })}
      action={{ label: t('fault.retry'), onPress: onRetry }}
    />
  )
}
