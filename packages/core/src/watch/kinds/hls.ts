import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import type { FormField } from './form.ts'
import { packetMetrics, pictureForm, pictureMetrics, pictureSettings } from './stream-settings.ts'
import { WebAddress } from './web-address.ts'

/** What lists of segments have in common: HLS and DASH. */
export const listSettings = {
  url: WebAddress,
  /** Seconds without a new segment that are trouble. */
  maxAgeS: z.int().min(5).max(3600).default(30),
  variant: z.enum(['highest', 'lowest']).default('highest'),
  anyCertificate: z.boolean().default(false),
  ...pictureSettings,
}

/** What an HLS check plays. */
export const HlsSettings = z.object({ kind: z.literal('hls'), ...listSettings })
export type HlsSettings = z.infer<typeof HlsSettings>

/** The metrics of a stream that comes as a list of segments, HLS or DASH. */
export const listMetrics: readonly Metric[] = [
  { key: 'playlist-ms', zh: '取列表', en: 'Playlist', unit: 'ms' },
  { key: 'segment-ms', zh: '取分片', en: 'Segment', unit: 'ms' },
  { key: 'segment-age-s', zh: '距上一个新分片', en: 'Since the last new segment', unit: 's' },
  { key: 'delay-s', zh: '落后实时', en: 'Behind real time', unit: 's' },
  { key: 'fetch-speed', zh: '下载速度（实时的倍数）', en: 'Fetch speed (times real time)', unit: 'number' },
  ...packetMetrics,
  ...pictureMetrics,
]

/** The form of a check of a list of segments. */
export const listForm = (example: string): readonly FormField[] => [
  { name: 'url', zh: '播放地址', en: 'Address', input: 'text', place: true, example },
  {
    name: 'maxAgeS',
    zh: '多久没有新分片算故障',
    en: 'Trouble when no new segment comes for',
    input: 'number',
    unit: { zh: '秒', en: 's' },
  },
  ...pictureForm,
  {
    name: 'variant',
    zh: '有多个码率时看哪个',
    en: 'Which of several bit rates',
    input: 'choice',
    more: true,
    options: [
      { value: 'highest', zh: '最高的', en: 'The highest' },
      { value: 'lowest', zh: '最低的', en: 'The lowest' },
    ],
  },
  {
    name: 'anyCertificate',
    zh: '证书有问题也不算故障',
    en: 'A faulty certificate is no trouble',
    input: 'yes',
    more: true,
  },
]

/** HLS: the list moves, its newest segment can be fetched and is whole, and picture and sound are there. */
export const hlsKind = checkKind<HlsSettings>({
  kind: 'hls',
  zh: '直播流 HLS（m3u8）',
  en: 'HLS stream (m3u8)',
  group: 'stream',
  about: {
    zh: '取播放列表和最新的分片，看列表动不动、分片坏没坏、码率多少，再看画面有没有黑场、静帧，声音有没有静音。',
    en: 'Fetches the playlist and its newest segment: does the list move, is the segment whole, and are picture and sound there.',
  },
  form: listForm('https://live.example.gov.cn/news/index.m3u8'),
  settings: HlsSettings,
  metrics: () => listMetrics,
  secrets: [],
  intervalS: 10,
  timeoutS: 10,
  target: ({ url }) => url,
})
