import { type DeviceState, deviceStates } from '@rongheng/core/assets/choices'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useChoiceText } from './choice-text.ts'

const tones = { 'in-use': 'good', spare: 'neutral', repair: 'warn', scrapped: 'neutral' } as const

/** What state a device is in. */
export function DeviceStateTag({ state }: { state: DeviceState }) {
  const choice = useChoiceText()
  return <StatusTag tone={tones[state]}>{choice(deviceStates, state)}</StatusTag>
}
