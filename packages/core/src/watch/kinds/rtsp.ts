import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import type { FormField } from './form.ts'
import { connectionMetrics } from './rtmp.ts'
import { pictureForm, pictureMetrics, pictureSettings } from './stream-settings.ts'
import { RtspAddress } from './web-address.ts'

/** What an RTSP check plays. */
export const RtspSettings = z.object({
  kind: z.literal('rtsp'),
  /** Without user and password: those have fields of their own, where nobody sees the password again. */
  url: RtspAddress,
  user: z.string().max(200).default(''),
  anyCertificate: z.boolean().default(false),
  ...pictureSettings,
})
export type RtspSettings = z.infer<typeof RtspSettings>

const metrics: readonly Metric[] = [
  ...connectionMetrics,
  { key: 'lost', zh: '丢失的包', en: 'Lost packets', unit: 'count' },
  ...pictureMetrics,
]

const form: readonly FormField[] = [
  {
    name: 'url',
    zh: '拉流地址',
    en: 'Address',
    input: 'text',
    place: true,
    example: 'rtsp://10.1.2.3/Streaming/Channels/101',
    help: {
      zh: '用户名和密码写在下面，不要写在地址里。',
      en: 'User and password go below, not into the address.',
    },
  },
  { name: 'user', zh: '用户名', en: 'User', input: 'text' },
  { name: 'password', zh: '密码', en: 'Password', input: 'secret' },
  ...pictureForm,
  {
    name: 'anyCertificate',
    zh: '证书有问题也不算故障',
    en: 'A faulty certificate is no trouble',
    input: 'yes',
    more: true,
  },
]

/** RTSP: cameras, encoders, decoders. Connects and plays for some seconds, every time anew. */
export const rtspKind = checkKind<RtspSettings>({
  kind: 'rtsp',
  zh: 'RTSP 流（摄像机、编码器）',
  en: 'RTSP (cameras, encoders)',
  group: 'stream',
  about: {
    zh: '登录后拉几秒流，数丢失的包，量码率，再看画面和声音。只用 TCP 传。',
    en: 'Plays some seconds of the stream over TCP: lost packets, bit rate, picture and sound.',
  },
  form,
  settings: RtspSettings,
  metrics: () => metrics,
  secrets: ['password'],
  intervalS: 30,
  timeoutS: 12,
  target: ({ url }) => url,
})
