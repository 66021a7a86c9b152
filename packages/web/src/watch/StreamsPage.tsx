import { historyApi } from '@rongheng/core/watch/history-api'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { StreamTile } from './StreamTile.tsx'
import { streamWords } from './stream-words.ts'
import './streams.css'

const AGAIN_MS = 15_000

/** The streams and signals with their newest pictures, the worst first. */
export function StreamsPage() {
  const t = useText(streamWords)
  const go = useGo()
  const mayWrite = useMay('watch.write')
  const { data, error } = useReadWhen(historyApi.streams, {}, { everyMs: AGAIN_MS })
  return (
    <>
      <PageTitle note={t('streams.note')}>{t('streams')}</PageTitle>
      {!data && (error ? <ErrorSummary error={error} title={t('failed')} /> : <Loading />)}
      {data?.items.length === 0 && (
        <EmptyState title={t('none')} help={t('none.help')}>
          <ActionButton
            label={t('check.new')}
            primary
            disabledReason={mayWrite ? null : t('may-not.write')}
            onPress={() => go('/watch/checks/new')}
          />
        </EmptyState>
      )}
      {data && (
        <ul className="ws-tiles">
          {data.items.map((stream) => (
            <StreamTile key={stream.id} stream={stream} />
          ))}
        </ul>
      )}
    </>
  )
}
