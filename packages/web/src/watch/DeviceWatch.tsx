import type { DeviceId } from '@rongheng/core/assets/ids'
import { watchApi } from '@rongheng/core/watch/api'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { CheckTable } from './ChecksPage.tsx'
import { systemWatchWords } from './system-watch-words.ts'

const AGAIN_MS = 15_000

/** The checks of a device, for its page; nothing where it has none. */
export function DeviceWatch({ deviceId }: { deviceId: string }) {
  const t = useText(systemWatchWords)
  const when = useMay('watch.read')
  const { data, error } = useReadWhen(
    watchApi.listChecks,
    { deviceId: deviceId as DeviceId, size: 100 },
    { when, everyMs: AGAIN_MS },
  )
  if (!data) return error ? <ErrorSummary error={error} title={t('failed')} /> : null
  if (data.items.length === 0) return null
  return (
    <section className="panel wt-checks">
      <h2>{t('checks', { count: data.count })}</h2>
      <CheckTable items={data.items} none={false} />
    </section>
  )
}
