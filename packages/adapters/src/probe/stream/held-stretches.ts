import { say } from '@rongheng/core/watch/said/saying'
import { Slots } from './slots.ts'

/** No stretch that is kept to be decoded is longer. */
export const STRETCH_BYTES = 16_000_000

/** So many stretches are kept in memory at once, however many streams are watched. */
export const heldStretches = new Slots(16)

/** Why a stream was not looked at, when none of them was free. */
export const NO_PLACE = say('look.no-place')
