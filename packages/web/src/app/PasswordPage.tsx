import { useEffect } from 'react'
import { useText } from '../ui/text.tsx'
import { Logo } from './Logo.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { useSession } from './session.ts'
import { shellWords } from './words.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'

/** Setting one's own password after the one-time one, or when it is too old: nothing else is open until it is done. */
export function PasswordPage() {
  const t = useText(shellWords)
  useEffect(() => {
    document.title = `${t('password.title')} · ${t('product')}`
  }, [t])
  const expired = useSession()?.passwordExpired ?? false
  return (
    <main className="gate">
      <div className="gate-card">
        <header className="gate-head">
          <Logo />
          <h1>{t('password.title')}</h1>
          <LanguageSwitch />
        </header>
        <p className="gate-lead">{t(expired ? 'password.expired' : 'password.must')}</p>
        <PasswordForm />
      </div>
    </main>
  )
}
