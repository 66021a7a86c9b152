import { createInterface } from 'node:readline'
import type { Instant } from '@rongheng/core/kernel/time'
import { DeskAsk } from '@rongheng/core/report/check/desk'
import { deskPortsOf } from './ports.ts'
import { answerDesk, deskOpens } from './report/check/check-desk.ts'
import type { Settings } from './settings.ts'

/**
 * The program as a desk for the command line: a line of JSON asks, a line of JSON answers, several at once. It opens no
 * database and ends with its input. @returns the exit code
 */
export async function keepDesk(settings: Settings): Promise<number> {
  const ports = await deskPortsOf(settings)
  const say = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer)}\n`)
  say(deskOpens(ports))
  const under: Promise<unknown>[] = []
  for await (const line of createInterface({ input: process.stdin })) {
    const ask = DeskAsk.parse(JSON.parse(line))
    under.push(answerDesk(ports, ask, Date.now() as Instant).then(say))
  }
  await Promise.all(under)
  return 0
}
