import { newestTroubles, type Overview, type WallCheck, type WallSystem } from '@rongheng/core/watch/overview'
import { type CSSProperties, useRef } from 'react'
import { useMay } from '../app/session.ts'
import { useSaid } from '../app/use-said.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { useNow } from './use-now.ts'
import { type Freshness, useOverview } from './use-overview.ts'
import { useValueText } from './value-text.ts'
import { wallWords } from './wall-words.ts'
import './wall.css'

/** How many troubles a tile names, by the rows of tiles on a screen: more rows, lower tiles. */
const troublesIn = (rows: number) => (rows <= 3 ? 3 : rows === 4 ? 2 : 1)
const TROUBLES_IN_LINE = 5
const SECOND_MS = 1000
/** As many signs of a reason stand in the line; English takes two for one. */
const WHY_SHOWN = 48

/** The wall: every system in one look, readable from across the machine room. */
export function OverviewPage() {
  const t = useText(wallWords)
  const go = useGo()
  const mayWrite = useMay('watch.write')
  const { wall, error, freshness } = useOverview()
  const stage = useRef<HTMLDivElement>(null)
  if (!wall) return error ? <ErrorSummary error={error} title={t('wall.failed')} /> : <Loading />
  if (wall.checks.length === 0)
    return (
      <>
        <PageTitle>{t('wall')}</PageTitle>
        <EmptyState title={t('wall.none')} help={t('wall.none.help')}>
          <ActionButton
            label={t('check.first')}
            primary
            disabledReason={mayWrite ? null : t('may-not.write')}
            onPress={() => go('/watch/checks/new')}
          />
        </EmptyState>
      </>
    )
  const columns = Math.max(1, Math.ceil(Math.sqrt(wall.systems.length)))
  const rows = Math.ceil(wall.systems.length / columns)
  return (
    <>
      <PageTitle
        note={t('wall.note')}
        actions={
          <ActionButton
            label={t('wall.full')}
            onPress={() => void stage.current?.requestFullscreen?.().catch(() => undefined)}
          />
        }
      >
        {t('wall')}
      </PageTitle>
      <div className="wall" ref={stage}>
        <WallHead wall={wall} freshness={freshness} />
        <ul
          className={rows > 2 ? 'wall-tiles wall-low' : 'wall-tiles'}
          style={{ '--wall-columns': columns } as CSSProperties}
        >
          {wall.systems.map((system) => (
            <Tile
              key={system.id ?? ''}
              system={system}
              most={troublesIn(rows)}
              checks={wall.checks.filter((check) => check.systemId === system.id)}
            />
          ))}
        </ul>
        <NewestLine checks={wall.checks} />
      </div>
    </>
  )
}

const inOrder = ['down', 'warning', 'unknown', 'up', 'maintenance', 'paused'] as const

function WallHead({ wall, freshness }: { wall: Overview; freshness: Freshness }) {
  const t = useText(wallWords)
  const now = useNow(SECOND_MS)
  const locale = useLanguage().language === 'en' ? 'en-GB' : 'zh-CN'
  const clock = new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', timeStyle: 'medium' })
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
  })
  const counts = inOrder.map((shown) => ({
    shown,
    count: wall.checks.filter((check) => check.shown === shown).length,
  }))
  return (
    <div className="wall-head">
      <p className="wall-counts">
        {counts
          .filter(({ shown, count }) => count > 0 || shown === 'down')
          .map(({ shown, count }) => (
            <span key={shown} className={`wall-count wall-is-${shown}`}>
              {t(`verdict.${shown}`)} <strong>{count}</strong>
            </span>
          ))}
      </p>
      <p className="wall-clock">
        <time>
          <span>{day.format(now)}</span> <strong>{clock.format(now)}</strong>
        </time>
        <span className={`wall-fresh wall-fresh-${freshness}`}>{t(`wall.${freshness}`)}</span>
      </p>
    </div>
  )
}

function Tile(p: { system: WallSystem; checks: readonly WallCheck[]; most: number }) {
  const { system, checks, most } = p
  const t = useText(wallWords)
  const text = useValueText()
  const now = useNow(SECOND_MS)
  const name = system.id === null ? t('system.none') : system.name
  const troubles = checks.filter((check) => check.shown === 'down' || check.shown === 'warning')
  const rest = troubles.length - most
  const where = system.id === null ? '/watch/checks' : `/assets/systems/${system.id}`
  return (
    <li className={`wall-tile wall-is-${system.shown}`}>
      <h2>
        <PageLink to={where}>{name}</PageLink>
      </h2>
      <p className="wall-word">{t(`verdict.${system.shown}`)}</p>
      {troubles.length > 0 && (
        <ul>
          {troubles.slice(0, most).map((check) => (
            <li key={check.id}>
              <PageLink to={`/watch/checks/${check.id}`}>{check.name}</PageLink>
              <span>
                <i>{t(`verdict.${check.shown}`)}</i>
                {check.since !== null && ` ${text.span(now - check.since)}`}
              </span>
            </li>
          ))}
          {rest > 0 && <li>{t('wall.more', { count: rest })}</li>}
        </ul>
      )}
      <p className="wall-sum">
        {inOrder
          .filter((shown) => (system.counts[shown] ?? 0) > 0)
          .map((shown) => `${t(`verdict.${shown}`)} ${system.counts[shown]}`)
          .join(' · ')}
      </p>
    </li>
  )
}

function NewestLine({ checks }: { checks: readonly WallCheck[] }) {
  const t = useText(wallWords)
  const said = useSaid()
  const { language } = useLanguage()
  const text = useValueText()
  const now = useNow(SECOND_MS)
  const newest = newestTroubles(checks, TROUBLES_IN_LINE)
  return (
    <section className="wall-line" aria-label={t('wall.newest')} aria-live="polite">
      {newest.length === 0 ? (
        <p>{t('wall.all-well')}</p>
      ) : (
        <ol>
          {newest.map((check) => (
            <li key={check.id}>
              <strong className={`wall-is-${check.shown}`}>{t(`verdict.${check.shown}`)}</strong>{' '}
              <PageLink to={`/watch/checks/${check.id}`}>{check.name}</PageLink>{' '}
              {said(check.why).slice(0, language === 'en' ? 2 * WHY_SHOWN : WHY_SHOWN)}
              {check.flapping && ` ${t('reason.flapping')}`}{' '}
              <span className="wall-ago">{t('ago', { span: text.span(now - (check.since ?? now)) })}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
