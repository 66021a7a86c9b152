import { reachApi } from '@rongheng/core/assets/reach-policy'
import type { App } from '../http/app-types.ts'
import { route } from '../http/route.ts'
import { reachPolicy, saveReachPolicy } from './reach-policy.ts'

/** Routes of systems, devices and what belongs to them, and of what the program may reach. */
export function assetRoutes(app: App): void {
  route(app, reachApi.getPolicy, reachPolicy)
  route(app, reachApi.savePolicy, saveReachPolicy)
}
