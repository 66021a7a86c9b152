import { z } from 'zod'
import { SystemId } from '../assets/ids.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { id } from '../kernel/id.ts'
import { Download } from '../kernel/file.ts'
import { Instant } from '../kernel/time.ts'
import { Availability, DayBar } from './availability.ts'
import { CheckId } from './ids.ts'
import type { MetricUnit } from './metric.ts'
import { Shown } from './overview.ts'
import { VerdictChange } from './verdict-change.ts'
import { CheckLine } from './views.ts'

export const SampleId = id('smp')
export type SampleId = z.infer<typeof SampleId>

/** How long a bar of days is. */
export const BAR_DAYS = 90

const ByAvailabilitySpan = z.object({
  '24h': Availability,
  '7d': Availability,
  '30d': Availability,
  '1y': Availability,
})

/** How it was: a bar of days, and what came of the last day, week, month and year. */
const past = {
  /** Since when it is watched: of a system, since its first check. What was before is not counted as anything. */
  since: Instant,
  days: z.array(DayBar),
  availability: ByAvailabilitySpan,
}

/** What came back from a target around a change of verdict. */
export const Sample = z.object({
  id: SampleId,
  at: Instant,
  kind: z.enum(['body', 'frame']),
  mediaType: z.string(),
  sizeBytes: z.int(),
})
export type Sample = z.infer<typeof Sample>

/** The past of a check. */
export const CheckHistory = z.object({
  ...past,
  /** The newest changes of verdict, newest first, each with the readings that caused it. */
  changes: z.array(VerdictChange),
  /** Keys of the metrics by the place of their values in those readings. */
  metricKeys: z.array(z.string()),
  samples: z.array(Sample),
})
export type CheckHistory = z.infer<typeof CheckHistory>

/** The spans that curves are drawn over. */
export const curveSpans = ['1h', '24h', '7d', '30d', '1y'] as const
export const CurveSpan = z.enum(curveSpans)
export type CurveSpan = z.infer<typeof CurveSpan>

const Numbers = z.array(z.number().nullable())

/** The readings of a check over a span, thinned by the server to what a screen can show: columns of one length. */
export const CheckCurves = z.object({
  from: Instant,
  to: Instant,
  /** What one point stands for, ms; 0 for single readings. */
  stepMs: z.int(),
  at: z.array(Instant),
  /** How many readings each point stands for, and how many of them were ok. */
  count: z.array(z.int()),
  ok: z.array(z.int()),
  /** Of how long those took that were ok, ms. */
  p50: Numbers,
  p95: Numbers,
  /** The mean of each metric. */
  metrics: z.array(
    z.object({
      key: z.string(),
      zh: z.string(),
      en: z.string(),
      unit: z.custom<MetricUnit>((value) => typeof value === 'string'),
      mean: Numbers,
    }),
  ),
})
export type CheckCurves = z.infer<typeof CheckCurves>

/** What watching knows of a system. */
export const SystemWatch = z.object({
  shown: Shown,
  ...past,
  checks: z.array(CheckLine),
})
export type SystemWatch = z.infer<typeof SystemWatch>

/** The newest picture of a stream, and how it is. */
export const StreamTile = z.object({
  id: CheckId,
  name: z.string(),
  systemName: z.string().nullable(),
  kind: z.string(),
  shown: Shown,
  why: z.string(),
  /** When the newest picture was taken; null while there is none. */
  frameAt: Instant.nullable(),
  /** Radio: a look found a sound and no picture. */
  soundOnly: z.boolean(),
  /** Bits a second; null where the newest reading did not measure it. */
  bitrate: z.number().nullable(),
  /** LUFS; null where the newest look did not measure it. */
  loudness: z.number().nullable(),
  /** The check is to measure it. */
  loudnessAsked: z.boolean(),
})
export type StreamTile = z.infer<typeof StreamTile>

/** Endpoints of what was: changes, availability, curves, pictures. */
export const historyApi = {
  checkHistory: endpoint({
    method: 'GET',
    path: '/api/watch/checks/:checkId/history',
    permission: 'watch.read',
    summary: 'How a check was: 90 days, its availability, its newest changes with what caused them',
    input: z.object({ checkId: CheckId }),
    output: CheckHistory,
  }),
  checkCurves: endpoint({
    method: 'GET',
    path: '/api/watch/checks/:checkId/curves',
    permission: 'watch.read',
    summary: 'The readings of a check over an hour, a day, a week, a month or a year, thinned for a screen',
    input: z.object({ checkId: CheckId, span: CurveSpan }),
    output: CheckCurves,
  }),
  sample: endpoint({
    method: 'GET',
    path: '/api/watch/samples/:sampleId',
    permission: 'watch.read',
    summary: 'The body or the picture that came back around a change of verdict',
    input: z.object({ sampleId: SampleId }),
    output: Download,
    download: true,
  }),
  systemWatch: endpoint({
    method: 'GET',
    path: '/api/watch/systems/:systemId',
    permission: 'watch.read',
    summary: 'How a system is and was, by its checks',
    input: z.object({ systemId: SystemId }),
    output: SystemWatch,
  }),
  streams: endpoint({
    method: 'GET',
    path: '/api/watch/streams',
    permission: 'watch.read',
    summary:
      'Streams with how they are, their bit rate and loudness, and when their newest picture was taken',
    input: z.object({}),
    output: z.object({ items: z.array(StreamTile) }),
  }),
  frame: endpoint({
    method: 'GET',
    path: '/api/watch/checks/:checkId/frame',
    permission: 'watch.read',
    summary: 'The newest picture of a stream',
    input: z.object({ checkId: CheckId, at: z.int().optional() }),
    output: Download,
    download: true,
  }),
}
