import { createRootRoute, createRoute, createRouter, useParams } from '@tanstack/react-router'
import { type FunctionComponent, lazy, useEffect } from 'react'
import { useText } from '../ui/text.tsx'
import { onLoadAgain } from './load-again.ts'
import { NoAccess } from './NoAccess.tsx'
import { NotFound } from './NotFound.tsx'
import type { Page } from './page.ts'
import { pages } from './pages.ts'
import { Shell } from './Shell.tsx'
import { useActor } from './session.ts'
import { SignInGate } from './SignInGate.tsx'
import { menuWords, shellWords } from './words.ts'

/** A page of the registry, loaded when it is first shown, with the parts of its path as properties. */
function mounted(page: Page): FunctionComponent {
  // A failed load is remembered by `lazy` for ever: the next try, when somebody asks for it, gets a new one.
  const fresh = () =>
    lazy(() =>
      page.load().then(
        (component) => ({ default: component }),
        (cause: unknown) => {
          onLoadAgain(() => {
            Loaded = fresh()
          })
          throw cause
        },
      ),
    )
  let Loaded = fresh()
  return function Mounted() {
    const params = useParams({ strict: false }) as Record<string, string>
    const t = useText({ ...menuWords, product: shellWords.product })
    const title = `${t(page.word)} · ${t('product')}`
    useEffect(() => {
      document.title = title
    }, [title])
    const { permissions } = useActor()
    if (page.needs && !page.needs.some((p) => permissions[p]?.length)) return <NoAccess />
    // Another record is another page: nothing half typed may move from one project to the next.
    return <Loaded key={JSON.stringify(params)} {...params} />
  }
}

/** The routes of the registry below the shell. */
export function makeRouter() {
  const root = createRootRoute({
    component: () => (
      <SignInGate>
        <Shell />
      </SignInGate>
    ),
    notFoundComponent: NotFound,
  })
  const routes = pages.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: mounted(page) }),
  )
  return createRouter({ routeTree: root.addChildren(routes), scrollRestoration: true })
}
