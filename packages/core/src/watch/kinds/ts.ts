import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import type { FormField } from './form.ts'
import { pictureForm, pictureMetrics, pictureSettings } from './stream-settings.ts'

/** What a check of a transport stream receives. */
export const TsSettings = z.object({
  kind: z.literal('ts'),
  /** `udp://239.1.1.1:1234` (a group, or an address of this machine), `rtp://…` the same with RTP around it, `http(s)://…`. */
  address: z
    .string()
    .max(2000)
    .regex(
      /^((udp|rtp):\/\/@?(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:.]+\]):\d{1,5}|https?:\/\/\S+)$/,
      'watch.not-a-ts-address',
    ),
  /** Packets of other senders are not taken; '' takes all. */
  source: z.string().max(60).default(''),
  /** The address of the network card that a group is joined on; '' leaves it to the system. */
  card: z.string().max(60).default(''),
  /** Errors of the first priority between two probes that are not yet trouble. */
  maxErrors: z.int().min(0).max(1_000_000).default(0),
  anyCertificate: z.boolean().default(false),
  ...pictureSettings,
})
export type TsSettings = z.infer<typeof TsSettings>

const metrics: readonly Metric[] = [
  { key: 'packets', zh: '收到的包', en: 'Packets', unit: 'count' },
  { key: 'sync-loss', zh: '1.1 同步丢失', en: '1.1 Sync loss', unit: 'count' },
  { key: 'sync-byte', zh: '1.2 同步字节错误', en: '1.2 Sync byte errors', unit: 'count' },
  { key: 'pat', zh: '1.3 PAT 错误', en: '1.3 PAT errors', unit: 'count' },
  { key: 'continuity', zh: '1.4 连续计数错误', en: '1.4 Continuity errors', unit: 'count' },
  { key: 'pmt', zh: '1.5 PMT 错误', en: '1.5 PMT errors', unit: 'count' },
  { key: 'pid', zh: '1.6 PID 丢失', en: '1.6 PID errors', unit: 'count' },
  { key: 'transport', zh: '2.1 传输错误标记', en: '2.1 Transport errors', unit: 'count' },
  { key: 'crc', zh: '2.2 CRC 错误', en: '2.2 CRC errors', unit: 'count' },
  { key: 'pcr-repetition', zh: '2.3a PCR 间隔', en: '2.3a PCR repetition', unit: 'count' },
  { key: 'pcr-discontinuity', zh: '2.3b PCR 跳变', en: '2.3b PCR discontinuity', unit: 'count' },
  { key: 'pts', zh: '2.5 PTS 间隔', en: '2.5 PTS errors', unit: 'count' },
  ...pictureMetrics,
]

const form: readonly FormField[] = [
  {
    name: 'address',
    zh: '地址',
    en: 'Address',
    input: 'text',
    place: true,
    example: 'udp://239.1.1.1:1234',
    help: {
      zh: '组播写组地址；单播写本机的地址和端口，如 udp://0.0.0.0:5000；RTP 封装的写 rtp://；也可以是 http:// 的 TS 流。',
      en: 'A group; or an address of this machine with its port, such as udp://0.0.0.0:5000; rtp:// where RTP is around it; or a TS over http://.',
    },
  },
  ...pictureForm,
  {
    name: 'maxErrors',
    zh: '两次检查之间允许的一级错误数',
    en: 'First-priority errors that are let pass between two probes',
    input: 'number',
    more: true,
    help: {
      zh: 'TR 101 290 的第一级：同步、PAT、连续计数、PMT、PID。',
      en: 'The first priority of TR 101 290: sync, PAT, continuity, PMT, PID.',
    },
  },
  {
    name: 'source',
    zh: '只收这个发送地址',
    en: 'Only from this sender',
    input: 'text',
    more: true,
    example: '10.1.2.3',
  },
  {
    name: 'card',
    zh: '用哪块网卡收组播（它的地址）',
    en: 'Network card of the group (its address)',
    input: 'text',
    more: true,
    example: '192.168.10.5',
  },
  {
    name: 'anyCertificate',
    zh: '证书有问题也不算故障',
    en: 'A faulty certificate is no trouble',
    input: 'yes',
    more: true,
  },
]

/** MPEG transport stream over UDP, RTP or HTTP, by the first priority of TR 101 290. */
export const tsKind = checkKind<TsSettings>({
  kind: 'ts',
  zh: 'TS 码流（UDP 组播、单播、HTTP）',
  en: 'Transport stream (UDP, RTP, HTTP)',
  group: 'stream',
  about: {
    zh: '不间断地收 TS 包，按 TR 101 290 第一级数错误，再看画面和声音。',
    en: 'Receives the packets without a gap, counts errors by the first priority of TR 101 290, and looks at picture and sound.',
  },
  form,
  settings: TsSettings,
  metrics: () => metrics,
  secrets: [],
  intervalS: 10,
  timeoutS: 10,
  target: ({ address }) => address,
})
