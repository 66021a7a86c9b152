import { PageLink } from '../../ui/PageLink.tsx'
import { useText } from '../../ui/text.tsx'
import { alertPageWords } from './words.ts'
import './alerts.css'

const places = [
  { to: '/watch/alerts', word: 'alerts' },
  { to: '/watch/silences', word: 'nav.silences' },
  { to: '/watch/alert-sources', word: 'nav.sources' },
  { to: '/watch/alert-hooks', word: 'nav.hooks' },
] as const

/** The pages around alerts, beside each other. */
export function AlertsNav({ at }: { at: (typeof places)[number]['to'] }) {
  const t = useText(alertPageWords)
  return (
    <nav className="wa-nav no-print" aria-label={t('nav.label')}>
      {places.map(({ to, word }) =>
        to === at ? (
          <strong key={to} aria-current="page">
            {t(word)}
          </strong>
        ) : (
          <PageLink key={to} to={to}>
            {t(word)}
          </PageLink>
        ),
      )}
    </nav>
  )
}
