import type { Address } from './address-range.ts'

/** What a probe saw: a reading without its place in time. A target that fails is a result with ok=false, never an error. */
export type Seen = {
  readonly ok: boolean
  readonly tookMs: number
  readonly values: readonly (number | null)[]
  readonly detail: string
  /** What came back, as far as it says why: kept when the verdict changes. */
  readonly sample?: { readonly mediaType: string; readonly bytes: Uint8Array } | undefined
}

/** Says whether an address may be connected to. Asked for every address, also behind names and redirects. */
export type Reach = (address: Address, port: number | null) => boolean

/** Port: looks at one target once, and has come back when `timeoutMs` are over. */
export type Probe<Settings> = (
  settings: Settings,
  given: { readonly reach: Reach; readonly timeoutMs: number },
) => Promise<Seen>
