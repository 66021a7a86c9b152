import { z } from 'zod'
import type { Metric } from '../metric.ts'
import type { FormField } from './form.ts'

/** Codecs by ffmpeg's names. The ffmpeg of Debian tells the last two apart, and cannot decode them. */
const CODECS = ['h264', 'hevc', 'mpeg2video', 'cavs', 'av1', 'vp9', 'vvc', 'avs2', 'avs3'] as const

const lasting = (otherwise: number) =>
  z
    .object({ seconds: z.number().min(2).max(3600) })
    .nullable()
    .default({ seconds: otherwise })
const lufs = z.number().min(-69).max(0)

/** What is wanted of the picture and the sound of any stream. null: not looked at. */
export const pictureSettings = {
  black: lasting(10),
  freeze: lasting(30),
  silence: lasting(20),
  /** Integrated loudness of what was heard. */
  loudness: z.object({ from: lufs, to: lufs }).nullable().default(null),
  expected: z
    .object({
      width: z.int().min(16).max(16_384),
      height: z.int().min(16).max(16_384),
      codec: z.enum(['any', ...CODECS]).default('any'),
    })
    .nullable()
    .default(null),
  /** Sound and all; 0: any will do. */
  minKbps: z.int().min(0).max(1_000_000).default(0),
  /** Decodes everything all the time: five such streams keep one core busy. */
  critical: z.boolean().default(false),
}
const shape = z.object(pictureSettings)
export type PictureSettings = z.infer<typeof shape>

const longest = (name: string, zh: string, en: string, helpZh: string, helpEn: string): FormField => ({
  name,
  zh,
  en,
  input: 'part',
  fields: [
    {
      name: 'seconds',
      zh: '连续多少秒算故障',
      en: 'Trouble after so many seconds',
      input: 'number',
      unit: { zh: '秒', en: 's' },
    },
  ],
  help: { zh: helpZh, en: helpEn },
})

/** The fields of the settings above. */
export const pictureForm: readonly FormField[] = [
  longest(
    'black',
    '看黑场',
    'Look for black',
    '画面全黑。需要本机装有 ffmpeg。',
    'A black picture. Needs ffmpeg on this machine.',
  ),
  longest(
    'freeze',
    '看静帧',
    'Look for freezes',
    '画面一直不动。停播时段和测试卡请排进例行检修。',
    'A picture that does not move. Put test cards and hours off air under maintenance.',
  ),
  longest(
    'silence',
    '听静音',
    'Listen for silence',
    '低于 −50 dB，或没有声音。',
    'Below −50 dB, or no sound at all.',
  ),
  {
    name: 'loudness',
    zh: '量响度（EBU R128）',
    en: 'Measure loudness (EBU R 128)',
    input: 'part',
    fields: [
      { name: 'from', zh: '不低于', en: 'Not below', input: 'number', unit: { zh: 'LUFS', en: 'LUFS' } },
      { name: 'to', zh: '不高于', en: 'Not above', input: 'number', unit: { zh: 'LUFS', en: 'LUFS' } },
    ],
    help: {
      zh: '每次看的十秒左右的平均响度。电视节目一般在 −28 到 −20 之间。',
      en: 'The loudness of the ten seconds or so that are heard each time. Programmes lie between −28 and −20 as a rule.',
    },
  },
  {
    name: 'expected',
    zh: '画面应当是',
    en: 'What the picture must be',
    input: 'part',
    more: true,
    fields: [
      { name: 'width', zh: '宽', en: 'Width', input: 'number', example: '1920' },
      { name: 'height', zh: '高', en: 'Height', input: 'number', example: '1080' },
      {
        name: 'codec',
        zh: '编码',
        en: 'Codec',
        input: 'choice',
        options: [
          { value: 'any', zh: '不限', en: 'Any' },
          { value: 'h264', zh: 'H.264', en: 'H.264' },
          { value: 'hevc', zh: 'H.265', en: 'H.265' },
          { value: 'mpeg2video', zh: 'MPEG-2', en: 'MPEG-2' },
          { value: 'cavs', zh: 'AVS / AVS+', en: 'AVS / AVS+' },
          { value: 'avs2', zh: 'AVS2', en: 'AVS2' },
          { value: 'avs3', zh: 'AVS3', en: 'AVS3' },
          { value: 'av1', zh: 'AV1', en: 'AV1' },
          { value: 'vp9', zh: 'VP9', en: 'VP9' },
          { value: 'vvc', zh: 'H.266', en: 'H.266' },
        ],
      },
    ],
  },
  {
    name: 'minKbps',
    zh: '最低码率',
    en: 'Lowest bit rate',
    input: 'number',
    unit: { zh: 'kbit/s', en: 'kbit/s' },
    more: true,
    help: { zh: '0 表示不判断。', en: '0: any will do.' },
  },
  {
    name: 'critical',
    zh: '重点频道：不间断地全部解码',
    en: 'Critical channel: decode everything, without a gap',
    input: 'yes',
    more: true,
    help: {
      zh: '平时每 30 秒只解关键帧，有疑问才全部解码。勾选后一直全部解码，一个高清频道约占五分之一个处理器核。',
      en: 'As a rule keyframes are decoded every 30 s, and everything only on doubt. Ticked, everything is decoded all the time: a fifth of a core for a channel in HD.',
    },
  },
]

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

/** How many damaged packets a stretch of transport stream had. */
export const packetMetrics: readonly Metric[] = [
  { key: 'continuity', zh: '连续计数错误', en: 'Continuity errors', unit: 'count' },
  { key: 'transport', zh: '传输错误标记', en: 'Transport errors', unit: 'count' },
]
