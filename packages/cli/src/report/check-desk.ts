import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { DeskAnswer, type DeskAsk, DeskOpen } from '@rongheng/core/report/check/desk'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { RuleView } from '@rongheng/core/report/check/rule-view'

export type DeskCheck = Exclude<DeskAnswer, { refused: unknown }>

/** The other end of the program's desk. */
export type CheckDesk = {
  readonly rules: readonly RuleView[]
  /** @throws Refusal when the ask as a whole was refused */
  readonly check: (ask: Omit<DeskAsk, 'id'>) => Promise<DeskCheck>
  /** Waits until the program has ended. */
  readonly end: () => Promise<void>
}

/** Starts the program as a desk. @throws Refusal `kernel.server-gone` when it ends before it has answered */
export async function openDesk(bundle: string): Promise<CheckDesk> {
  // Answers are short-lived: a small nursery keeps the desk small.
  const child = spawn(process.execPath, ['--max-semi-space-size=4', bundle, '--desk'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const waiting = new Map<number, (answer: DeskAnswer | null) => void>()
  let opened: (open: DeskOpen | null) => void = () => {}
  const open = new Promise<DeskOpen | null>((resolve) => {
    opened = resolve
  })
  let first = true
  lines.on('line', (line) => {
    const said: unknown = JSON.parse(line)
    if (first) {
      first = false
      return opened(DeskOpen.parse(said))
    }
    const answer = DeskAnswer.parse(said)
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // It ended before it was told to: what it did not answer says so.
  child.stdin.on('error', () => {})
  child.once('exit', () => {
    opened(null)
    for (const answer of waiting.values()) answer(null)
  })
  const gone = () => new Refusal('kernel.server-gone', { why: 'desk' })
  const found = await open
  if (found === null) throw gone()
  let next = 0
  return {
    rules: found.rules,
    async check(ask) {
      const id = next++
      const answer = await new Promise<DeskAnswer | null>((resolve) => {
        waiting.set(id, resolve)
        child.stdin.write(`${JSON.stringify({ id, ...ask })}\n`)
      })
      if (answer === null) throw gone()
      if ('refused' in answer) throw new Refusal(answer.refused.code, answer.refused.facts)
      return answer
    },
    async end() {
      child.stdin.end()
      await ended
    },
  }
}
