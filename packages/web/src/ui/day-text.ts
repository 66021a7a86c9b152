import type { Day, Instant } from '@rongheng/core/kernel/time'
import { dayOf, momentText } from '@rongheng/core/kernel/time'
import { serverNow } from '../api/server-clock.ts'
import { useLanguage } from './text.tsx'

/** Days and moments as people write them, in Shanghai's calendar: 2026年11月30日, or 2026-11-30 in English. */
export function useDayText(): {
  day: (day: Day | string) => string
  moment: (at: Instant | number) => string
  /** Since when: the day, and the time as well where that is today. */
  since: (at: Instant) => string
} {
  const { language } = useLanguage()
  const day = (text: string) => {
    const [y, m, d] = text.split('-').map(Number)
    return language === 'en' ? text : `${y}年${m}月${d}日`
  }
  const clock = (at: Instant | number) => momentText(at as Instant).slice(11, 16)
  const moment = (at: Instant | number) => `${day(dayOf(at as Instant))} ${clock(at)}`
  return { day, moment, since: (at) => (dayOf(at) === todayHere() ? moment(at) : day(dayOf(at))) }
}

/** Today in Shanghai, by the server's clock. */
export const todayHere = (): Day => dayOf(serverNow())
