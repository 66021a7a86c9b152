import type { Choices } from '@rongheng/core/assets/choices'
import { useEither } from '../ui/text.tsx'

/** What people read for one of some choices: `choice(deviceStates, device.state)`. */
export function useChoiceText(): (of: Choices, key: string) => string {
  const either = useEither()
  return (of, key) => {
    const found = of[key]
    return found ? either(found.zh, found.en) : key
  }
}
