import { watchApi } from '@rongheng/core/watch/api'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import type { Tone } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { toneOf } from './VerdictTag.tsx'
import { verdictWords } from './words.ts'

const AGAIN_MS = 15_000

/** How each system is now, by its id, in words with their colour; nothing for those that have no checks. */
export function useSystemStates(): (id: string) => { tone: Tone; text: string } | undefined {
  const t = useText(verdictWords)
  const when = useMay('watch.read')
  const { data } = useReadWhen(watchApi.overview, {}, { when, everyMs: AGAIN_MS })
  return (id) => {
    const system = data?.systems.find((one) => one.id === id)
    return system && { tone: toneOf(system.shown), text: t(`verdict.${system.shown}`) }
  }
}
