import { z } from 'zod'
import { checkKind } from '../kind.ts'
import { listForm, listMetrics, listSettings } from './hls.ts'

/** What a DASH check plays. */
export const DashSettings = z.object({ kind: z.literal('dash'), ...listSettings })
export type DashSettings = z.infer<typeof DashSettings>

/** DASH: as HLS, with another list. */
export const dashKind = checkKind<DashSettings>({
  kind: 'dash',
  zh: '直播流 DASH（mpd）',
  en: 'DASH stream (mpd)',
  group: 'stream',
  about: {
    zh: '取清单和最新的分片，看分片新不新、码率多少，再看画面和声音。',
    en: 'Fetches the manifest and its newest segments: are they fresh, at what rate, and are picture and sound there.',
  },
  form: listForm('https://live.example.gov.cn/news/manifest.mpd'),
  settings: DashSettings,
  metrics: () => listMetrics,
  secrets: [],
  intervalS: 10,
  timeoutS: 10,
  target: ({ url }) => url,
})
