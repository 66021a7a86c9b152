import { type Instant, dayOf } from '@rongheng/core/kernel/time'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment as people in China read it, "2026-11-23 18:05", wherever the browser stands. */
export const useMoment = (): ((at: Instant) => string) => (at) => `${dayOf(at)} ${clock.format(at)}`
