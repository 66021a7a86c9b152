import { historyApi, type StreamTile } from '@rongheng/core/watch/history-api'
import { checkKinds } from '@rongheng/core/watch/kinds/all'
import { serverNow } from '../api/server-clock.ts'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { streamWords } from './stream-words.ts'
import { useValueText } from './value-text.ts'
import { VerdictTag } from './VerdictTag.tsx'
import './watch.css'

const AGAIN_MS = 15_000
/** A picture older than this says nothing about now: it is shown pale, and the words say its age. */
const OLD_MS = 180_000

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
        <ul className="wt-streams">
          {data.items.map((stream) => (
            <Tile key={stream.id} stream={stream} />
          ))}
        </ul>
      )}
    </>
  )
}

function Tile({ stream }: { stream: StreamTile }) {
  const t = useText(streamWords)
  const either = useEither()
  const text = useValueText()
  const kind = checkKinds.find((one) => one.kind === stream.kind)
  const age = stream.frameAt === null ? null : serverNow() - stream.frameAt
  const address = historyApi.frame.path.replace(':checkId', stream.id)
  return (
    <li className={`wt-stream wt-stream-${stream.shown}`}>
      {stream.frameAt === null ? (
        <p className="wt-no-frame">{t('frame.none')}</p>
      ) : (
        <img
          className={age !== null && age > OLD_MS ? 'wt-old' : ''}
          src={`${address}?at=${stream.frameAt}`}
          alt={t('frame.of', { name: stream.name })}
          width={320}
          height={180}
          loading="lazy"
        />
      )}
      <h2>
        <PageLink to={`/watch/checks/${stream.id}`}>{stream.name}</PageLink>
      </h2>
      <p>
        <VerdictTag shown={stream.shown} /> {stream.why}
      </p>
      <p className="muted">
        {kind && either(kind.zh, kind.en)}
        {stream.systemName && ` · ${stream.systemName}`}
        {age !== null && ` · ${t('frame.age', { span: text.span(age) })}`}
      </p>
    </li>
  )
}
