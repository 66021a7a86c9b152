import { lazy, Suspense, useEffect } from 'react'
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

/** The check of a verification code for people without an account. */
export function PublicPage() {
  const t = useText({ ...shellWords, ...menuWords })
  useEffect(() => {
    document.title = `${t('menu.check-code')} · ${t('product')}`
  }, [t])
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
        <Suspense fallback={<Loading />}>
          <CheckCode />
        </Suspense>
        <p className="gate-help">
          <a href="/">{t('to-sign-in')}</a>
        </p>
      </div>
    </main>
  )
}
