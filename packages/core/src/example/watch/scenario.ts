import type { Instant } from '../../kernel/time.ts'
import { simTarget, simTargets } from './targets.ts'
import { type Begun, type Effect, effectOn, type Trouble, troubles } from './troubles.ts'
import { waveOf } from './wave.ts'

const DAY = 86_400_000

/** How a target is at one moment. */
export type Condition = {
  /** `refused`, `silent`, `error`: it does not do its work. */
  readonly state: 'well' | 'refused' | 'silent' | 'error'
  /** The status it answers with, 200 when it is well. */
  readonly status: number
  /** How long an answer takes, ms. */
  readonly tookMs: number
}

/** The example's world: what each target is like at any moment, from a year before the example began until long after. */
export class Scenario {
  readonly begun: Begun
  readonly #took: ReadonlyMap<string, (at: Instant) => number>
  #from = 0
  #to = 0
  #known: readonly Trouble[] = []

  constructor(begun: Begun) {
    this.begun = begun
    this.#took = new Map(simTargets.map(({ key, took }) => [key, waveOf(took, begun.dayAt, key)]))
  }

  #troublesAt(at: Instant): readonly Trouble[] {
    if (at < this.#from || at >= this.#to) {
      this.#from = Math.floor(at / DAY) * DAY
      this.#to = this.#from + DAY
      this.#known = troubles(this.begun, this.#from as Instant, this.#to as Instant)
    }
    return this.#known
  }

  effectOn(key: string, at: Instant): Effect | null {
    return effectOn(this.#troublesAt(at), key, at)
  }

  condition(key: string, at: Instant, effect: Effect | null = this.effectOn(key, at)): Condition {
    const usual = this.#tookOf(key)(at)
    const tookMs = effect?.kind === 'slow' ? usual * effect.times : usual
    if (effect?.kind === 'refused' || effect?.kind === 'silent')
      return { state: effect.kind, status: 0, tookMs }
    if (effect?.kind === 'error') return { state: 'error', status: effect.status, tookMs }
    return { state: 'well', status: 200, tookMs }
  }

  /** A number that a target says of itself. */
  number(key: string, name: string, at: Instant): number {
    return this.numberOf(key, name)(at, this.effectOn(key, at))
  }

  /** The same for many moments, where the effect on the target is known. */
  numberOf(key: string, name: string): (at: Instant, effect: Effect | null) => number {
    const wave = simTarget(key).numbers[name]
    if (!wave) throw new Error(`the target ${key} of the example has no number ${name}`)
    const read = waveOf(wave, this.begun.dayAt, `${key}/${name}`)
    return (at, effect) => (effect?.kind === 'numbers' ? effect.numbers[name] : undefined) ?? read(at)
  }

  #tookOf(key: string): (at: Instant) => number {
    const took = this.#took.get(key)
    if (!took) throw new Error(`the example has no target ${key}`)
    return took
  }
}
