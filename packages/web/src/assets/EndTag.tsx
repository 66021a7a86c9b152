import { endState } from '@rongheng/core/assets/ends'
import type { Day } from '@rongheng/core/kernel/time'
import { useDayText } from '../ui/day-text.ts'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { assetWords } from './words.ts'

const tones = { ended: 'bad', 'in-30': 'warn', 'in-90': 'info' } as const

/** When a warranty, a licence or a contract ends, and whether people should see to it. */
export function EndTag({ on, today }: { on: Day | null; today: Day }) {
  const t = useText(assetWords)
  const { day } = useDayText()
  const state = endState(on, today)
  const text = t(`end.${state}`, { day: on === null ? '' : day(on) })
  return state === 'later' || state === 'unsaid' ? text : <StatusTag tone={tones[state]}>{text}</StatusTag>
}
