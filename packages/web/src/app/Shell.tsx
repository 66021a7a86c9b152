import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Loading } from '../ui/Loading.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { Logo } from './Logo.tsx'
import { MainMenu } from './MainMenu.tsx'
import { MenuDrawer } from './MenuDrawer.tsx'
import { useActor, useMay } from './session.ts'
import { shellWords } from './words.ts'

// Without it the pages are whole: one that does not arrive is nobody's trouble.
const AlertWatch = lazy(() =>
  import('../watch/alerts/AlertWatch.tsx').then(
    (m) => ({ default: m.AlertWatch }),
    () => ({ default: () => null }),
  ),
)

/** Header, menu and the page in the middle. */
export function Shell() {
  const marks = usePunctuation()
  const t = useText(shellWords)
  const { pathname } = useLocation()
  const content = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    // People who listen or use the keyboard start at the new page, not at the link they left.
    if (!first.current) content.current?.focus({ preventScroll: true })
    first.current = false
  }, [pathname])
  const within = useActor().units
  const watches = useMay('watch.read')
  // Only the tops of what is within reach: whoever has a department has all below it.
  const units = within
    .filter((unit) => !within.some((other) => other.id === unit.parentId))
    .map((unit) => unit.name)
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="head">
        <MenuDrawer />
        <Logo />
        <span className="head-product">{t('product')}</span>
        <span className="head-unit" title={marks.list(units)}>
          {marks.list(units)}
        </span>
        <LanguageSwitch />
        <AccountMenu />
      </header>
      <nav className="side" aria-label={t('menu.label')}>
        <MainMenu />
      </nav>
      <main id="content" className="content" tabIndex={-1} ref={content}>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <LeaveGuard />
      {watches && (
        <Suspense fallback={null}>
          <AlertWatch />
        </Suspense>
      )}
    </div>
  )
}
