import type { Instant } from '@rongheng/core/kernel/time'
import { useDayText } from '../ui/day-text.ts'

/** A moment as people in China read it, wherever the browser stands. */
export const useMoment = (): ((at: Instant) => string) => useDayText().moment
