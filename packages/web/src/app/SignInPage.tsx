import { useEffect } from 'react'
import { useText } from '../ui/text.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { CHECK_CODE } from './PublicPage.tsx'
import { SignInForm } from './SignInForm.tsx'
import { shellWords } from './words.ts'

/** The first screen for who is not signed in. */
export function SignInPage() {
  const t = useText(shellWords)
  useEffect(() => {
    document.title = `${t('sign-in')} · ${t('product')}`
  }, [t])
  return (
    <main className="gate">
      <div className="gate-card">
        <header className="gate-head">
          <Logo />
          <div>
            <h1>{t('product')}</h1>
            <p>{t('tagline')}</p>
          </div>
          <LanguageSwitch />
        </header>
        <SignInForm />
        <p className="gate-help">{t('sign-in.help')}</p>
        <p className="gate-help">
          <a href={CHECK_CODE}>{t('sign-in.check-code')}</a>
        </p>
      </div>
    </main>
  )
}
