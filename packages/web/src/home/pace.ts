import type { ProjectLine } from '@rongheng/core/budget/views'
import type { Tone } from '../ui/StatusTag.tsx'
import type { homeWords } from './words.ts'

/** How a project's money stands, in a word key and a tone. Missed milestones weigh more than what is to come. */
export function paceOf(
  line: Pick<ProjectLine, 'finishedOn' | 'missed' | 'unmeasured' | 'next' | 'amounts'>,
): {
  word: keyof typeof homeWords & `pace.${string}`
  tone: Tone
} {
  if (line.missed > 0) return { word: 'pace.missed', tone: line.finishedOn === null ? 'bad' : 'warn' }
  if (line.finishedOn !== null) return { word: 'pace.finished', tone: 'neutral' }
  // Days have gone by that asked for money, and none was paid: as late as if a little had been.
  if (line.unmeasured > 0) return { word: 'pace.nothing-paid', tone: 'bad' }
  if (line.amounts.spent === null) return { word: 'pace.unknown', tone: 'neutral' }
  const forecast = line.next?.forecast?.kind
  if (forecast === 'will-miss' || forecast === 'not-this-year')
    return { word: 'pace.will-miss', tone: 'warn' }
  return { word: 'pace.fine', tone: 'good' }
}
