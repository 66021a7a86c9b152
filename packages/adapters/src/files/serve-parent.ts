import type { Refusal } from '@rongheng/core/kernel/refusal'
import type { FromChild, ToChild } from './child-messages.ts'

/** How a child hands over what it finds on its way. */
export type Teller<Piece> = {
  /** Waits until the piece was taken. */
  readonly piece: (piece: Piece) => Promise<void>
  /** Said at most five times a second. */
  readonly progress: (p: { readonly done: number; readonly total: number }) => void
}

/** The other end of `childLender`: does the jobs it is given, one after another, and says what came of each. Its parent ends it. */
export function serveParent<Job, Piece, Result>(
  work: (job: Job, teller: Teller<Piece>) => Promise<Result>,
  refusalOf: (cause: unknown, job: Job) => Refusal,
): void {
  const say = (message: FromChild<Piece, Result>): Promise<void> =>
    new Promise((resolve) => {
      process.send?.(message, () => resolve())
    })
  let more: () => void = () => {}
  let lastProgress = 0
  const teller: Teller<Piece> = {
    async piece(piece) {
      const taken = new Promise<void>((resolve) => {
        more = resolve
      })
      await say({ is: 'piece', piece })
      await taken
    },
    progress({ done, total }) {
      if (Date.now() - lastProgress < 200) return
      lastProgress = Date.now()
      void say({ is: 'progress', done, total })
    },
  }
  const answer = async (job: Job): Promise<void> => {
    try {
      const result = await work(job, teller)
      await say({ is: 'done', result, residentMb: process.memoryUsage.rss() / 1_048_576 })
    } catch (cause) {
      const { code, facts } = refusalOf(cause, job)
      await say({ is: 'refused', code, facts })
    }
  }
  process.on('message', (message: ToChild<Job>) => {
    if (message.is === 'more') return more()
    answer(message.job).catch(() => process.exit(1))
  })
  process.on('disconnect', () => process.exit(1))
  // pdf.js leaves promises about broken parts of a file to nobody. What was asked for is answered all the same, or time ends it.
  process.on('unhandledRejection', () => {})
}
