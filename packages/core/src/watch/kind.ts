import type { z } from 'zod'
import type { FormField, KindGroup, Said } from './kinds/form.ts'
import { withoutPassword } from './kinds/web-address.ts'
import type { Metric } from './metric.ts'

/** What a kind of check is, as data: the form, the engine and the store read it. */
export type CheckKind<Settings extends { readonly kind: string }> = {
  readonly kind: Settings['kind']
  readonly zh: string
  readonly en: string
  /** Among which kinds people find it, and what it tells them, in one sentence. */
  readonly group: KindGroup
  readonly about: Said
  /** The fields of its form: one for each property of the settings but `kind`, one for each secret. */
  readonly form: readonly FormField[]
  readonly settings: z.ZodType<Settings, unknown>
  /** The metrics of a check with these settings, in the order of its values. Most kinds have the same always. */
  readonly metrics: (settings: Settings) => readonly Metric[]
  /** The names of its secrets (a password, a community). They are kept apart, sealed, and are never shown again. */
  readonly secrets: readonly string[]
  /** Seconds between two probes, and how long one may take, unless a person says otherwise. */
  readonly intervalS: number
  readonly timeoutS: number
  /** The target in a few words, for lists: an address, a name. */
  readonly target: (settings: Settings) => string
  /** `true` for what comes by itself (push, traps): nothing is run, and silence is judged all the same. */
  readonly passive?: true
  /** `true` for what says something only when something happens (traps): it stays as it was, however long nothing comes. */
  readonly quiet?: true
}

/** Declares a kind; the type of its settings is kept. A password in the target of one on record is not shown. */
export const checkKind = <S extends { readonly kind: string }>(kind: CheckKind<S>): CheckKind<S> => ({
  ...kind,
  target: (settings) => withoutPassword(kind.target(settings)),
})
