import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Loading } from '../ui/Loading.tsx'
import { useText } from '../ui/text.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { menuWords, shellWords } from './words.ts'

/** Where anybody with a printed report may ask what its code stands for, signed in or not. */
export const CHECK_CODE = '/report/check'

const CheckCode = lazy(async () => ({
  default: (await import('../report/CheckCodePage.tsx')).CheckCodePage,
}))

const Status = lazy(async () => ({
  default: (await import('../watch/StatusPage.tsx')).StatusPage,
}))

/** Whether people without an account have something to see at an address. */
export const isPublic = (pathname: string): boolean =>
  pathname === CHECK_CODE || pathname.startsWith('/status/')

/** What people without an account may see: the check of a verification code, or a status page. */
export function PublicPage({ pathname }: { pathname: string }) {
  return pathname === CHECK_CODE ? (
    <Frame word="menu.check-code">
      <CheckCode />
    </Frame>
  ) : (
    <Frame word="menu.status">
      <Status slug={decodeURIComponent(pathname.slice('/status/'.length))} />
    </Frame>
  )
}

function Frame({ word, children }: { word: 'menu.check-code' | 'menu.status'; children: ReactNode }) {
  const t = useText({ ...shellWords, ...menuWords })
  useEffect(() => {
    document.title = `${t(word)} · ${t('product')}`
  }, [t, word])
  return (
    <main className="gate">
      <div className="gate-card gate-wide">
        <header className="gate-head">
          <Logo />
          <div>
            <p className="gate-name">{t('product')}</p>
            <p>{t('tagline')}</p>
          </div>
          <LanguageSwitch />
        </header>
        <Suspense fallback={<Loading />}>{children}</Suspense>
        <p className="gate-help">
          <a href="/">{t('to-sign-in')}</a>
        </p>
      </div>
    </main>
  )
}
