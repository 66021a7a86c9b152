import type { Shown } from '@rongheng/core/watch/overview'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { verdictWords } from './words.ts'

const tones: Record<Shown, Tone> = {
  up: 'good',
  warning: 'warn',
  down: 'bad',
  unknown: 'neutral',
  maintenance: 'info',
  paused: 'neutral',
}

/** The colour of a verdict. */
export const toneOf = (shown: Shown): Tone => tones[shown]

/** 正常, 注意, 故障, 未知, 检修 or 暂停, in words with their colour. */
export function VerdictTag({ shown }: { shown: Shown }) {
  const t = useText(verdictWords)
  return <StatusTag tone={tones[shown]}>{t(`verdict.${shown}`)}</StatusTag>
}
