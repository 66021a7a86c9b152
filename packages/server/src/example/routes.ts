import { exampleApi } from '@rongheng/core/example/api'
import type { App } from '../http/app-types.ts'
import { route } from '../http/route.ts'
import { exampleState, removeExample } from './remove.ts'

/** Routes of the example center. */
export function exampleRoutes(app: App): void {
  route(app, exampleApi.state, exampleState)
  route(app, exampleApi.remove, removeExample)
}
