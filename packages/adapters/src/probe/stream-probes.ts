import type { DashSettings } from '@rongheng/core/watch/kinds/dash'
import type { HlsSettings } from '@rongheng/core/watch/kinds/hls'
import type { RtmpSettings } from '@rongheng/core/watch/kinds/rtmp'
import type { RtspSettings } from '@rongheng/core/watch/kinds/rtsp'
import type { TsSettings } from '@rongheng/core/watch/kinds/ts'
import type { Probe } from '@rongheng/core/watch/probe'

const hls: Probe<HlsSettings> = async (settings, given) =>
  (await import('./hls.ts')).hlsProbe(settings, given)
const dash: Probe<DashSettings> = async (settings, given) =>
  (await import('./dash.ts')).dashProbe(settings, given)
const rtmp: Probe<RtmpSettings> = async (settings, given) =>
  (await import('./rtmp.ts')).rtmpProbe(settings, given)
const rtsp: Probe<RtspSettings> = async (settings, given) =>
  (await import('./rtsp.ts')).rtspProbe(settings, given)
const ts: Probe<TsSettings> = async (settings, given) => (await import('./ts.ts')).tsProbe(settings, given)

/** The probes of streams, loaded when a check first needs one. */
export const streamProbes = { hls, dash, rtmp, rtsp, ts }
