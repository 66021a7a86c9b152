import { Refusal } from '@rongheng/core/kernel/refusal'
import { misfitsOfSettings } from '@rongheng/core/watch/check-entry'
import type { CheckSettings } from '@rongheng/core/watch/kinds/all'

/**
 * Refuses settings that may not be entered any more, also where they come from a list or from another check. The form is told
 * before, at the field.
 *
 * @throws Refusal with the key of the first misfit, `watch.sign-in-in-web-address`
 */
export function refuseMisfit(settings: CheckSettings): void {
  const [first] = misfitsOfSettings(settings)
  if (first) throw new Refusal(first.message)
}
