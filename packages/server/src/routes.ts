import { assetRoutes } from './assets/routes.ts'
import { budgetRoutes } from './budget/routes.ts'
import { evaluateRoutes } from './evaluate/routes.ts'
import { exampleRoutes } from './example/routes.ts'
import type { App } from './http/app-types.ts'
import { kernelRoutes } from './kernel/routes.ts'
import { reportCheckRoutes } from './report/check/routes.ts'
import { reportRoutes } from './report/routes.ts'
import { identityRoutes } from './identity/routes.ts'
import { alertRoutes } from './watch/alerts/routes.ts'
import { agentRoutes } from './watch/agent/routes.ts'
import { watchRoutes } from './watch/routes.ts'

/** The routes of every domain; main.ts binds them in this order. */
export const allRoutes: readonly ((app: App) => void)[] = [
  kernelRoutes,
  identityRoutes,
  assetRoutes,
  watchRoutes,
  alertRoutes,
  agentRoutes,
  budgetRoutes,
  evaluateRoutes,
  reportRoutes,
  reportCheckRoutes,
  exampleRoutes,
]
