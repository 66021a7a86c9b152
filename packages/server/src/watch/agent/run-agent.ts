import { type Address, mayReach, type ReachPolicy } from '@rongheng/core/kernel/address-range'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { type AgentFault, HEARTBEAT_S, SKEW_SAID_MS } from '@rongheng/core/watch/agent'
import { type AgentCheck, MOST_RECORDS } from '@rongheng/core/watch/agent-protocol'
import type { CheckId } from '@rongheng/core/watch/ids'
import { kindOf, metricsOf } from '@rongheng/core/watch/kinds/all'
import { inWords } from '@rongheng/core/watch/said/in-words'
import { Objection } from '@rongheng/core/watch/said/objection'
import { fitted, say as saying } from '@rongheng/core/watch/said/saying'
import { newIdAt } from '../../new-id.ts'
import { machineClocks } from '../clock.ts'
import { engine, type EngineDeps, sayingOf } from '../engine.ts'
import type { Batch } from '../outbox.ts'
import type { Sample } from '../sample-box.ts'
import type { Given } from '../watched.ts'
import type { Identity, Place } from './place.ts'
import { serverClock } from './server-clock.ts'
import type { ServerLine } from './server-line.ts'
import type { Spool, Unnumbered } from './spool.ts'

/** What a running agent is made of. */
export type AgentDeps = Pick<EngineDeps, 'probe' | 'atOnce'> & {
  readonly place: Place
  readonly identity: Identity
  readonly line: ServerLine
  readonly spool: Spool
  readonly version: string
  readonly say: (text: { readonly zh: string; readonly en: string }) => void
}

/** How a run ended: told to stop, or turned away by the server. */
export type AgentEnd = 'stopped' | 'turned-away'

const SEND_EVERY_MS = 2_000
/** A line that is back is found within so long. */
const LONGEST_PAUSE_MS = 15_000
/** Leaves room for the head of the batch, and for JSON around the records. */
const BATCH_BYTES = 2 * 1024 * 1024
const LARGEST_SAMPLE = 1024 * 1024

/** Runs the checks of this agent and sends what they read, until told to stop or turned away. */
export async function runAgent(deps: AgentDeps, stopped: AbortSignal): Promise<AgentEnd> {
  const { place, line, spool, say, identity } = deps
  const known = place.known()
  const clock = serverClock(machineClocks, known?.offsetMs ?? 0)
  const faults = new Map<string, string>()
  const metrics = new Map<number, { id: CheckId; keys: readonly string[] }>()
  const samples: Unnumbered[] = []
  let reach: ReachPolicy = { ranges: [], own: [] }
  let secrets: Readonly<Record<string, Readonly<Record<string, string>>>> | null = null
  let running = new Set<CheckId>()

  const own = place.rules
  const allowed = (address: Address, port: number | null): boolean =>
    mayReach(reach, address, port) &&
    mayReach({ ranges: own.allow ?? reach.ranges, own: own.allowOwn ?? reach.own }, address, port)
  const core = engine({
    clocks: clock,
    newId: newIdAt,
    probe: deps.probe,
    ...(deps.atOnce ? { atOnce: deps.atOnce } : {}),
    reach: allowed,
    write: async ({ readings }: Batch) => {
      const taken = samples.splice(0)
      const records: Unnumbered[] = readings.flatMap((reading) => {
        const check = metrics.get(reading.checkNo)
        if (!check) return []
        faults.delete(check.id)
        const { at, tookMs, ok, detail } = reading
        return [
          {
            kind: 'reading' as const,
            checkId: check.id,
            at,
            tookMs,
            ok,
            values: named(check.keys, reading.values),
            detail,
          },
        ]
      })
      await spool.append([...records, ...taken])
      return { outdated: [] }
    },
    keepSample: (sample) => {
      if (sample.bytes.length <= LARGEST_SAMPLE) samples.push(sampleRecord(sample))
    },
    onOutdated: () => {},
    onTrouble: (what, cause) => {
      const [, checkId] = /^probe (chk_\w+)$/.exec(what) ?? []
      const text = sayingOf(cause)
      if (checkId) faults.set(checkId, fitted(text, 500))
      else say({ zh: `${what}：${inWords(text, 'zh-CN')}`, en: `${what}: ${inWords(text, 'en')}` })
    },
  })

  /** Takes up what the server gave, or what was known at the last start. */
  const take = (checks: readonly AgentCheck[]) => {
    // What tells of itself (push) tells the server, wherever the check is said to run.
    const run = checks.filter(({ check }) => kindOf(check.settings.kind).passive !== true)
    const given: Given[] = run.map(({ check, secretNames }) => {
      const keys = metricsOf(check.settings).map(({ key }) => key)
      metrics.set(check.no, { id: check.id, keys })
      return {
        // The server holds readings against thresholds: it knows the past.
        check: { ...check, thresholds: [] },
        metrics: keys,
        secrets: async () => secretsFor(check.id, secretNames),
        comes: false,
        last: null,
        flapping: false,
        newest: [],
        past: [],
      }
    })
    const ids = new Set(given.map(({ check }) => check.id))
    core.remove([...running].filter((id) => !ids.has(id)))
    for (const id of faults.keys()) if (!ids.has(id as CheckId)) faults.delete(id)
    running = ids
    core.put(given)
  }
  const secretsFor = (id: CheckId, names: readonly string[]): Readonly<Record<string, string>> => {
    if (names.length === 0) return {}
    if (!line.isPrivate) throw new Objection(saying('agent.needs-https'))
    if (secrets === null) throw new Objection(saying('agent.secret-later'))
    return secrets[id] ?? {}
  }

  let revision = ''
  let skewSaid = false
  const fetchWork = async () => {
    const began = clock.steady()
    const work = await line.work(identity.token)
    clock.learn(work.now, clock.steady() - began)
    reach = work.reach
    secrets = work.secrets
    take(work.checks)
    revision = work.revision
    if (Math.abs(clock.offset()) > SKEW_SAID_MS && !skewSaid) say(skewSentence(-clock.offset()))
    skewSaid = Math.abs(clock.offset()) > SKEW_SAID_MS
    place.keepKnown({ offsetMs: clock.offset(), reach, checks: work.checks })
  }
  /** Since this start the server has said up to where it has our records. */
  let met = false
  let keptSeq = 0
  let saidAt = 0
  /** @param sent how many of what waits go with this very report */
  const report = (sent: number) => ({
    version: deps.version,
    waiting: Math.max(0, spool.state().waiting - sent),
    thinned: spool.state().thinned,
    faults: [...faults].slice(0, 200).map(([checkId, text]): AgentFault => ({ checkId, text })),
  })
  /** @returns whether more waits to be sent at once */
  const send = async (): Promise<boolean> => {
    const records = spool.next(keptSeq, { records: MOST_RECORDS, bytes: BATCH_BYTES })
    if (records.length === 0 && clock.steady() - saidAt < HEARTBEAT_S * 1000 && met) return false
    const began = clock.steady()
    // Where the server stands is learned before anything is sent to it anew.
    const sent = met ? records : []
    const batch = { clock: machineClocks.wall(), spool: spool.id, report: report(sent.length), records: sent }
    const answer = await line.sync(identity.token, batch)
    clock.learn(answer.now, clock.steady() - began)
    saidAt = clock.steady()
    met = true
    keptSeq = answer.kept
    spool.kept(keptSeq)
    if (answer.revision !== revision) await fetchWork()
    return records.length >= MOST_RECORDS
  }

  if (known) {
    reach = known.reach
    take(known.checks)
  }
  let failures = 0
  let end: AgentEnd = 'stopped'
  while (!stopped.aborted) {
    let more = false
    try {
      more = await send()
      if (failures > 0) say({ zh: '又连上了服务器。', en: 'The server is reached again.' })
      failures = 0
    } catch (cause) {
      if (cause instanceof Refusal && cause.code === 'watch.agent-not-known') {
        place.forgetIdentity()
        end = 'turned-away'
        break
      }
      // Said once, not every time: it is in the figures when it was last reached.
      if (failures++ === 0) say(lineTrouble(cause))
    }
    const pause =
      failures > 0
        ? Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)
        : SEND_EVERY_MS
    if (!more) await rest(pause, stopped)
  }
  await core.stop()
  if (end === 'stopped' && failures === 0) await send().catch(() => false)
  await spool.close()
  line.close()
  return end
}

/** Numbers by the keys of their metrics, without those that were not measured. */
const named = (keys: readonly string[], values: readonly (number | null)[]): Record<string, number> =>
  Object.fromEntries(keys.flatMap((key, at) => (values[at] == null ? [] : [[key, values[at]]])))

const sampleRecord = ({ kind, check, at, mediaType, bytes }: Sample): Unnumbered => ({
  kind,
  checkId: check.id,
  at,
  mediaType,
  base64: Buffer.from(bytes).toString('base64'),
})

const skewSentence = (aheadMs: number): { zh: string; en: string } => {
  const seconds = Math.abs(Math.round(aheadMs / 1000))
  return {
    zh: `本机的时钟比服务器${aheadMs > 0 ? '快' : '慢'} ${seconds} 秒，采样按服务器的时间记。请校时。`,
    en: `The clock here is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the server's; readings carry the server's time. Set it right.`,
  }
}

const lineTrouble = (cause: unknown): { zh: string; en: string } => {
  const why = cause instanceof Refusal ? cause.code : cause instanceof Error ? cause.message : String(cause)
  return {
    zh: `连不上服务器（${why}）。监测照常，采样先存在本机，连上后补送。`,
    en: `The server cannot be reached (${why}). Checks go on; readings are kept here and sent later.`,
  }
}

const rest = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      stopped.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    stopped.addEventListener('abort', end)
  })
