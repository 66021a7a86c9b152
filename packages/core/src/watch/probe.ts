import type { Address } from '../kernel/address-range.ts'
import type { Saying } from './said/saying.ts'

/** What a probe saw: a reading without its place in time. A target that fails is a result with ok=false, never an error. */
export type Seen = {
  readonly ok: boolean
  readonly tookMs: number
  readonly values: readonly (number | null)[]
  /** Why it failed; '' when it did not. */
  readonly detail: Saying
  /** What came back, as far as it says why: kept when the verdict changes. */
  readonly sample?: { readonly mediaType: string; readonly bytes: Uint8Array } | undefined
  /** What is on air now, in small (320×180), about once a minute: the newest replaces the one before. */
  readonly frame?: { readonly mediaType: string; readonly bytes: Uint8Array } | undefined
  /** What this probe could not measure, and what would help: "ffmpeg is not installed". It is no failure, and it is not "fine". */
  readonly note?: Saying | undefined
}

/** Says whether an address may be connected to. Asked for every address, also behind names and redirects. */
export type Reach = (address: Address, port: number | null) => boolean

/** What a probe is given beside its settings. */
export type Given = {
  readonly reach: Reach
  readonly timeoutMs: number
  /** The secrets of this check by the names that its kind gives. Never written into a detail or a sample. */
  readonly secrets: Readonly<Record<string, string>>
  /** The check's own notes from one probe to the next, for what counts up and is shown as a rate. Empty at a start. */
  readonly memory: Map<string, unknown>
}

/** Port: looks at one target once, and has come back when `timeoutMs` are over. Never throws for what a target does. */
export type Probe<Settings> = (settings: Settings, given: Given) => Promise<Seen>
