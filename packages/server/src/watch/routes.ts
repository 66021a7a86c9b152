import { watchApi } from '@rongheng/core/watch/api'
import { historyApi } from '@rongheng/core/watch/history-api'
import { statusApi } from '@rongheng/core/watch/status-page'
import { pushApi } from '@rongheng/core/watch/push-api'
import type { App } from '../http/app-types.ts'
import { events } from '../http/events.ts'
import { route } from '../http/route.ts'
import { copyCheck } from './copy-check.ts'
import { hearPush, hearVisit } from './hear-push.ts'
import { Live } from './live.ts'
import { overview } from './overview.ts'
import { pauseChecks, removeCheck } from './pause-checks.ts'
import { frame, sample, streams } from './pictures.ts'
import { renewPush } from './push-address.ts'
import { choices, getCheck, listChecks } from './read-checks.ts'
import { checkCurves, checkHistory, systemWatch } from './read-history.ts'
import { createCheck, updateCheck } from './save-check.ts'
import { getStatusPage, savePage, showStatus } from './status-page.ts'
import { tryCheck } from './try-check.ts'

/** Routes of checks, and of what one sees of them. */
export function watchRoutes(app: App): void {
  route(app, watchApi.listChecks, listChecks)
  route(app, watchApi.choices, choices)
  route(app, watchApi.getCheck, getCheck)
  route(app, watchApi.createCheck, createCheck)
  route(app, watchApi.updateCheck, updateCheck)
  route(app, watchApi.copyCheck, copyCheck)
  route(app, watchApi.pauseChecks, pauseChecks)
  route(app, watchApi.removeCheck, removeCheck)
  route(app, watchApi.renewPush, renewPush)
  route(app, watchApi.tryCheck, tryCheck)
  route(app, watchApi.overview, overview)
  route(app, historyApi.checkHistory, checkHistory)
  route(app, historyApi.checkCurves, checkCurves)
  route(app, historyApi.systemWatch, systemWatch)
  route(app, historyApi.sample, sample)
  route(app, historyApi.streams, streams)
  route(app, historyApi.frame, frame)
  route(app, statusApi.getPage, getStatusPage)
  route(app, statusApi.savePage, savePage)
  route(app, statusApi.show, showStatus)
  route(app, pushApi.visit, hearVisit)
  route(app, pushApi.tell, hearPush)
  const live = new Live(app.deps.db, app.deps.clock)
  events(app, '/api/watch/live', 'watch.read', ({ scope, has, of }, tell) =>
    live.listen(
      scope,
      { wall: of === 'alerts' ? null : has, alerts: of === 'alerts' || of === 'all' },
      ({ event, rev, data }) => tell({ event, id: rev, data }),
    ),
  )
}
