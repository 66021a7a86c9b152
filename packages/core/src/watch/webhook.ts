import type { ReachPolicy } from '../kernel/address-range.ts'
import type { Saying } from './said/saying.ts'

/** What came of sending a message. `status` null: nobody answered, and `problem` says why. */
export type WebhookAnswer = {
  readonly status: number | null
  /** The beginning of the answer. */
  readonly body: string
  readonly problem: Saying | null
  readonly tookMs: number
}

/** Port: posts JSON to an address that the policy allows, once, following no redirect, and waits ten seconds at most. */
export type WebhookSender = (
  message: {
    readonly url: string
    readonly body: string
    readonly headers: Readonly<Record<string, string>>
  },
  policy: ReachPolicy,
) => Promise<WebhookAnswer>
