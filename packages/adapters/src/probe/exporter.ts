import { StringDecoder } from 'node:string_decoder'
import { expositionReader, type Sample } from '@rongheng/core/watch/exposition'
import { exporterMetrics, type ExporterSettings } from '@rongheng/core/watch/kinds/exporter'
import { type CountsBefore, figuresOf, namesWanted } from '@rongheng/core/watch/machine-figures'
import type { Probe } from '@rongheng/core/watch/probe'
import { authHeaders } from './http-auth.ts'
import { Objection } from '@rongheng/core/watch/said/objection'
import { listOf, say } from '@rongheng/core/watch/said/saying'
import { looked } from './look.ts'
import { guardedGet } from './stream/guarded-get.ts'

/** A page of more is not of one machine. */
const PAGE_LIMIT = 16_000_000
/** More samples than these of the names that are wanted are not kept. */
const MOST_SAMPLES = 20_000

/** Reads an exporter's page as it comes, and keeps only what was asked for. */
export const exporterProbe: Probe<ExporterSettings> = (settings, given) =>
  looked(given, exporterMetrics(settings).length, async () => {
    const wanted = namesWanted(settings)
    const samples: Sample[] = []
    const reader = expositionReader(
      (name) => wanted.has(name) && samples.length < MOST_SAMPLES,
      (sample) => samples.push(sample),
    )
    const text = new StringDecoder('utf8')
    const { status, cut } = await guardedGet(settings.url, {
      reach: given.reach,
      deadline: performance.now() + given.timeoutMs,
      limit: PAGE_LIMIT,
      keep: false,
      anyCertificate: settings.anyCertificate,
      headers: authHeaders(settings, given.secrets),
      onData: (chunk) => reader.add(text.write(chunk)),
    })
    if (status !== 200) throw new Objection(say('http.status', { status }))
    if (cut) throw new Objection(say('exporter.large', { mb: PAGE_LIMIT / 1_000_000 }))
    if (reader.end() === 0) throw new Objection(say('exporter.none'))
    const before = (given.memory.get('counts') ?? new Map()) as CountsBefore
    const figures = figuresOf(settings, samples, before, performance.now(), Date.now() / 1000)
    given.memory.set('counts', figures.counts)
    return {
      ok: figures.objection === null,
      values: figures.values,
      detail: figures.objection ?? '',
      ...(figures.missing.length > 0
        ? { note: say('exporter.missing', { names: listOf(figures.missing) }) }
        : {}),
    }
  })
