import { DashSettings, dashKind } from './dash.ts'
import { HlsSettings, hlsKind } from './hls.ts'
import { RtmpSettings, rtmpKind } from './rtmp.ts'
import { RtspSettings, rtspKind } from './rtsp.ts'
import { TsSettings, tsKind } from './ts.ts'

/** The settings of all kinds of streams. */
export const streamSettings = [HlsSettings, DashSettings, RtmpSettings, RtspSettings, TsSettings] as const

/** The kinds of streams, in the order people choose from. */
export const streamKinds = [hlsKind, dashKind, rtmpKind, rtspKind, tsKind] as const
