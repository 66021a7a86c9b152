import type { Instant } from '../../kernel/time.ts'
import { simTarget, simTargets } from './targets.ts'
import { type Begun, type Effect, type Trouble, troubleOn, troubles } from './troubles.ts'
import { waveOf } from './wave.ts'

const DAY = 86_400_000
/** Of so many days it is kept what goes wrong on them: of all the past. */
const DAYS_KNOWN = 400

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
  /** By the number of the day. */
  readonly #known = new Map<number, readonly Trouble[]>()

  constructor(begun: Begun) {
    this.begun = begun
    this.#took = new Map(simTargets.map(({ key, took }) => [key, waveOf(took, begun.dayAt, key)]))
  }

  #troublesAt(at: Instant): readonly Trouble[] {
    const day = Math.floor(at / DAY)
    const known = this.#known.get(day)
    if (known) return known
    const found = troubles(this.begun, (day * DAY) as Instant, ((day + 1) * DAY) as Instant)
    if (this.#known.size >= DAYS_KNOWN) this.#known.clear()
    this.#known.set(day, found)
    return found
  }

  /** What is wrong with a target at a moment; null when all is well. */
  troubleOn(key: string, at: Instant): Trouble | null {
    return troubleOn(this.#troublesAt(at), key, at)
  }

  effectOn(key: string, at: Instant): Effect | null {
    return this.troubleOn(key, at)?.effect ?? null
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
