import { historyApi, type StreamTile as Stream } from '@rongheng/core/watch/history-api'
import { checkKinds } from '@rongheng/core/watch/kinds/all'
import type { MetricUnit } from '@rongheng/core/watch/metric'
import { serverNow } from '../api/server-clock.ts'
import { useSaid } from '../app/use-said.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { streamWords } from './stream-words.ts'
import { useValueText } from './value-text.ts'

/** A picture older than this says nothing about now: it is shown pale, and the words say its age. */
const OLD_MS = 180_000

/** One stream: how it is in a word that can be read from some distance, its picture, its bit rate and its loudness. */
export function StreamTile({ stream }: { stream: Stream }) {
  const t = useText(streamWords)
  const said = useSaid()
  const either = useEither()
  const text = useValueText()
  const kind = checkKinds.find((one) => one.kind === stream.kind)
  const age = stream.frameAt === null ? null : serverNow() - stream.frameAt
  return (
    <li className={`ws-tile ws-is-${stream.shown}`}>
      <h2>
        <PageLink to={`/watch/checks/${stream.id}`}>{stream.name}</PageLink>
        <span className="ws-word">{t(`verdict.${stream.shown}`)}</span>
      </h2>
      <Picture stream={stream} age={age} />
      <dl>
        <Figure name={t('bitrate')} unit="bit/s" value={stream.bitrate} none={t('not-measured')} />
        <Figure
          name={t('loudness')}
          unit="lufs"
          value={stream.loudness}
          none={t(stream.loudnessAsked ? 'not-measured' : 'loudness.not-asked')}
        />
      </dl>
      {stream.why !== '' && <p className="ws-why">{said(stream.why)}</p>}
      <p className="muted">
        {kind && either(kind.zh, kind.en)}
        {stream.systemName && ` · ${stream.systemName}`}
        {age !== null && ` · ${t('frame.age', { span: text.span(age) })}`}
      </p>
    </li>
  )
}

function Picture({ stream, age }: { stream: Stream; age: number | null }) {
  const t = useText(streamWords)
  const address = historyApi.frame.path.replace(':checkId', stream.id)
  if (stream.frameAt !== null)
    return (
      <img
        className={age !== null && age > OLD_MS ? 'ws-old' : ''}
        src={`${address}?at=${stream.frameAt}`}
        alt={t('frame.of', { name: stream.name })}
        width={320}
        height={180}
        loading="lazy"
      />
    )
  if (!stream.soundOnly) return <p className="ws-blank">{t('frame.none')}</p>
  return (
    <p className="ws-blank">
      <svg viewBox="0 0 48 36" width="96" height="72" aria-hidden="true">
        <path d="M4 13h8l10-8v26l-10-8H4z" fill="currentColor" />
        <path d="M28 12a9 9 0 0 1 0 12M33 8a15 15 0 0 1 0 20M38 4a21 21 0 0 1 0 28" className="ws-waves" />
      </svg>
      {t('sound.only')}
    </p>
  )
}

function Figure({
  name,
  unit,
  value,
  none,
}: {
  name: string
  unit: MetricUnit
  value: number | null
  none: string
}) {
  const text = useValueText()
  return (
    <div>
      <dt>{name}</dt>
      <dd className={value === null ? 'ws-none' : ''}>{value === null ? none : text.value(unit, value)}</dd>
    </div>
  )
}
