import type { CheckSettings, Kind } from '@rongheng/core/watch/kinds/all'
import type { Probe } from '@rongheng/core/watch/probe'
import { httpProbe } from './http.ts'

/** The probe of each kind. What is heavy is loaded when a check first needs it. */
export const probes: { readonly [K in Kind]: Probe<Extract<CheckSettings, { kind: K }>> } = {
  http: httpProbe,
  hls: async (settings, given) => (await import('./hls.ts')).hlsProbe(settings, given),
}
