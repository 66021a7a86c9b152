import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import type { Seen } from '../probe.ts'
import { ownWords, say } from '../said/saying.ts'
import { unitField, UnitOfOwn } from './own-unit.ts'
import { MetricName, noneTwice } from './place.ts'

/** A target that says by itself that it is alive: a backup job, a transcoder behind a one-way line. */
export const PushSettings = z.object({
  kind: z.literal('push'),
  /** The numbers that it may send along. Others are not kept. */
  metrics: z
    .array(z.object({ name: MetricName, unit: UnitOfOwn }))
    .max(30)
    .refine(noneTwice, 'watch.same-name-twice')
    .default([]),
})
export type PushSettings = z.infer<typeof PushSettings>

/** Push: "I am alive", said to an address of this server. Nothing said for twice the interval is silence. */
export const pushKind = checkKind<PushSettings>({
  kind: 'push',
  zh: '自报平安（推送）',
  en: 'Reports by itself (push)',
  group: 'other',
  about: {
    zh: '由备份任务、转码机等定时访问一个专用网址报平安，也可以带上数字；到时没来就告警：没有数据。',
    en: 'A backup job or a transcoder calls an address of its own now and then, with numbers if it likes; when it does not come there is an alert: no data.',
  },
  form: [
    {
      name: 'metrics',
      zh: '带上的数字',
      en: 'Numbers sent along',
      input: 'rows',
      fields: [{ name: 'name', zh: '名称', en: 'Name', input: 'text', example: 'files' }, unitField],
      help: {
        zh: '网址后面写 ?files=12，或用 POST 提交 {"values":{"files":12}}。出错时写 ?status=down&message=原因。',
        en: 'Write ?files=12 after the address, or POST {"values":{"files":12}}. When something is wrong: ?status=down&message=why.',
      },
    },
  ],
  settings: PushSettings,
  metrics: ({ metrics }) =>
    metrics.map(({ name, unit }): Metric => ({ key: name, zh: name, en: name, unit })),
  secrets: [],
  intervalS: 300,
  timeoutS: 10,
  target: () => '',
  passive: true,
})

/** What a target may say of itself. */
export const Told = z.object({
  status: z.enum(['up', 'down']).default('up'),
  message: z.string().max(500).default(''),
  /** How long its work took, ms. */
  tookMs: z.number().min(0).max(1e9).nullable().default(null),
  values: z.record(z.string().max(100), z.number()).default({}),
})
export type Told = z.infer<typeof Told>

/**
 * Reads what stands behind the address (`?status=down&message=…&files=12`) in the shape of a body: numbers under any other name
 * are values.
 */
export function toldInQuery(query: Readonly<Record<string, unknown>>): z.input<typeof Told> {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  const tookMs = text('tookMs') ?? text('ping')
  const values: Record<string, number> = {}
  for (const [name, value] of Object.entries(query)) {
    if (['status', 'message', 'msg', 'tookMs', 'ping'].includes(name) || typeof value !== 'string') continue
    if (value.trim() !== '' && Number.isFinite(Number(value))) values[name] = Number(value)
  }
  return {
    status: text('status') === 'down' ? 'down' : 'up',
    message: (text('message') ?? text('msg') ?? '').slice(0, 500),
    ...(tookMs !== undefined && Number.isFinite(Number(tookMs)) ? { tookMs: Number(tookMs) } : {}),
    values,
  }
}

/** What was told, as a reading. A number that was not sent is not 0. */
export function seenFromTold({ metrics }: PushSettings, told: Told): Seen {
  return {
    ok: told.status === 'up',
    tookMs: told.tookMs ?? 0,
    values: metrics.map(({ name }) =>
      Object.hasOwn(told.values, name) ? (told.values[name] as number) : null,
    ),
    detail: told.status === 'up' ? '' : told.message ? ownWords(told.message) : say('push.down'),
  }
}
