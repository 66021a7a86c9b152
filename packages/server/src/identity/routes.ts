import { identityApi } from '@rongheng/core/identity/api'
import type { App } from '../http/app.ts'
import { route } from '../http/route.ts'
import { listUnits } from './list-units.ts'

/** Routes of identity. */
export function identityRoutes(app: App): void {
  route(app, identityApi.listUnits, listUnits)
}
