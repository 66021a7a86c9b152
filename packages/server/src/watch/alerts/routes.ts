import { alertApi } from '@rongheng/core/watch/alert-api'
import { importApi } from '@rongheng/core/watch/import-api'
import type { App } from '../../http/app-types.ts'
import { route } from '../../http/route.ts'
import { addAlertHook, hooks, removeAlertHook, saveAlertHook, testAlertHook } from '../alert-hooks.ts'
import {
  addAlertSource,
  removeAlertSource,
  renewAlertSource,
  saveAlertSource,
  sources,
  takeMessage,
} from '../alert-sources.ts'
import { alerts, consequences, counts, endAlert, seeAlerts } from '../alerts.ts'
import { importChecks, readList } from '../import-checks.ts'
import { addMaintenance, endMaintenance, maintenance, saveMaintenance } from '../maintenance.ts'
import { endSilenceEarly, silence, silences } from '../silences.ts'

/** Routes of alerts, silences, maintenance, of alerts that come in and go out, and of lists of other programs. */
export function alertRoutes(app: App): void {
  route(app, alertApi.list, alerts)
  route(app, alertApi.consequences, consequences)
  route(app, alertApi.counts, counts)
  route(app, alertApi.see, seeAlerts)
  route(app, alertApi.end, endAlert)
  route(app, alertApi.listSilences, silences)
  route(app, alertApi.silence, silence)
  route(app, alertApi.endSilence, endSilenceEarly)
  route(app, alertApi.listWindows, maintenance)
  route(app, alertApi.addWindow, addMaintenance)
  route(app, alertApi.saveWindow, saveMaintenance)
  route(app, alertApi.endWindow, endMaintenance)
  route(app, alertApi.listSources, sources)
  route(app, alertApi.addSource, addAlertSource)
  route(app, alertApi.saveSource, saveAlertSource)
  route(app, alertApi.renewSource, renewAlertSource)
  route(app, alertApi.removeSource, removeAlertSource)
  route(app, alertApi.takeAlerts, takeMessage)
  route(app, importApi.read, readList)
  route(app, importApi.write, importChecks)
  route(app, alertApi.listHooks, hooks)
  route(app, alertApi.addHook, addAlertHook)
  route(app, alertApi.saveHook, saveAlertHook)
  route(app, alertApi.testHook, testAlertHook)
  route(app, alertApi.removeHook, removeAlertHook)
}
