import { type ReactNode, Suspense } from 'react'
import { Loading } from '../ui/Loading.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { PasswordPage } from './PasswordPage.tsx'
import { isPublic, PublicPage } from './PublicPage.tsx'
import { ActorContext, useSession } from './session.ts'
import { SignInAgain } from './SignInAgain.tsx'
import { SignInPage } from './SignInPage.tsx'

function Gate({ children }: { children: ReactNode }) {
  const me = useSession()
  const { pathname } = window.location
  if (!me) return isPublic(pathname) ? <PublicPage pathname={pathname} /> : <SignInPage />
  if (me.mustChangePassword) return <PasswordPage />
  return (
    <ActorContext.Provider value={me}>
      {children}
      <SignInAgain userName={me.userName} />
    </ActorContext.Provider>
  )
}

/**
 * Lets through who is signed in with a password of their own. Everybody else signs in at the very address they asked for,
 * and is there when it is done.
 */
export function SignInGate({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Loading />}>
        <Gate>{children}</Gate>
      </Suspense>
    </ErrorBoundary>
  )
}
