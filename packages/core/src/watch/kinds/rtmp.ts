import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import type { FormField } from './form.ts'
import { pictureForm, pictureMetrics, pictureSettings } from './stream-settings.ts'
import { RtmpAddress } from './web-address.ts'

/** What an RTMP check plays. */
export const RtmpSettings = z.object({
  kind: z.literal('rtmp'),
  /** `rtmp(s)://host/app/stream`, or FLV over `http(s)://`. */
  url: RtmpAddress,
  anyCertificate: z.boolean().default(false),
  ...pictureSettings,
})
export type RtmpSettings = z.infer<typeof RtmpSettings>

/** The metrics of a stream that a connection is made to. */
export const connectionMetrics: readonly Metric[] = [
  { key: 'connect-ms', zh: '建立连接', en: 'Connect', unit: 'ms' },
  { key: 'first-ms', zh: '首个音视频包', en: 'First media', unit: 'ms' },
]
const metrics = [...connectionMetrics, ...pictureMetrics]

const form: readonly FormField[] = [
  {
    name: 'url',
    zh: '拉流地址',
    en: 'Address',
    input: 'text',
    place: true,
    example: 'rtmp://10.1.2.3/live/news',
    help: {
      zh: 'rtmp:// 或 rtmps://；http-flv 写 http:// 地址。',
      en: 'rtmp:// or rtmps://; for FLV over HTTP its http:// address.',
    },
  },
  ...pictureForm,
  {
    name: 'anyCertificate',
    zh: '证书有问题也不算故障',
    en: 'A faulty certificate is no trouble',
    input: 'yes',
    more: true,
  },
]

/** RTMP: connects and plays for some seconds, every time anew. */
export const rtmpKind = checkKind<RtmpSettings>({
  kind: 'rtmp',
  zh: 'RTMP、HTTP-FLV 流',
  en: 'RTMP and HTTP-FLV',
  group: 'stream',
  about: {
    zh: '连接服务器拉几秒流，看连不连得上、码率多少，再看画面和声音。',
    en: 'Plays some seconds of the stream: does it flow, at what rate, and are picture and sound there.',
  },
  form,
  settings: RtmpSettings,
  metrics: () => metrics,
  secrets: [],
  intervalS: 10,
  timeoutS: 10,
  target: ({ url }) => url,
})
