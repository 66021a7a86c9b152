import { kernelApi } from '@rongheng/core/kernel/api'
import type { App } from '../http/app-types.ts'
import { route } from '../http/route.ts'
import { listNotices, readNotices } from './notices.ts'

/** Routes of what every domain has. */
export function kernelRoutes(app: App): void {
  route(app, kernelApi.listNotices, listNotices)
  route(app, kernelApi.readNotices, readNotices)
}
