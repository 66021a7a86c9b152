import { z } from 'zod'
import type { Metric } from '../metric.ts'

/** Codecs by ffmpeg's names. The last two are only told apart, not decoded, by the ffmpeg of Debian. */
export const VIDEO_CODECS = [
  'h264',
  'hevc',
  'mpeg2video',
  'cavs',
  'av1',
  'vp9',
  'vvc',
  'avs2',
  'avs3',
] as const

const limitS = (otherwise: number) =>
  z.number().min(2).max(3600).nullable().default(otherwise).meta({ unit: 's' })

/** What is wanted of the picture and the sound of any stream. null: not looked at. */
export const pictureSettings = {
  codec: z.enum(VIDEO_CODECS).nullable().default(null),
  width: z.int().min(16).max(16_384).nullable().default(null),
  height: z.int().min(16).max(16_384).nullable().default(null),
  /** kbit/s, sound and all. */
  minKbps: z.int().min(1).max(1_000_000).nullable().default(null),
  blackS: limitS(10),
  freezeS: limitS(30),
  silenceS: limitS(20),
  /** Integrated loudness of what was heard, LUFS. */
  loudness: z
    .object({ from: z.number().min(-70).max(0), to: z.number().min(-70).max(0) })
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'watch.loudness-order' })
    .nullable()
    .default(null),
  /** Decodes everything all the time: five such streams keep one core busy. */
  critical: z.boolean().default(false),
}
const shape = z.object(pictureSettings)
export type PictureSettings = z.infer<typeof shape>

/** The metrics that every stream has, after those of its own kind. */
export const pictureMetrics: readonly Metric[] = [
  { key: 'bitrate', zh: '码率', en: 'Bit rate', unit: 'bit/s' },
  { key: 'width', zh: '宽度', en: 'Width', unit: 'code' },
  { key: 'height', zh: '高度', en: 'Height', unit: 'code' },
  { key: 'black-s', zh: '黑场', en: 'Black', unit: 's' },
  { key: 'freeze-s', zh: '静帧', en: 'Freeze', unit: 's' },
  { key: 'silence-s', zh: '静音', en: 'Silence', unit: 's' },
  { key: 'loudness', zh: '响度', en: 'Loudness', unit: 'lufs' },
]

/** The metrics of a transport stream that is not on air as a multiplex. */
export const packetMetrics: readonly Metric[] = [
  { key: 'continuity', zh: '连续计数错误', en: 'Continuity errors', unit: 'count' },
  { key: 'transport', zh: '传输错误标记', en: 'Transport errors', unit: 'count' },
  { key: 'sync', zh: '同步错误', en: 'Sync errors', unit: 'count' },
]
