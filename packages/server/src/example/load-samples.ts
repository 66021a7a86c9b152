import type { ExampleCheck } from '@rongheng/core/example/watch/checks'
import { Course } from '@rongheng/core/example/watch/course'
import { exampleId } from '@rongheng/core/example/ids'
import { samplesOf } from '@rongheng/core/example/watch/samples'
import type { Scenario } from '@rongheng/core/example/watch/scenario'
import type { Turn } from '@rongheng/core/example/watch/turns'
import type { Tx } from '@rongheng/storage/db'
import { addSample } from '@rongheng/storage/watch/samples'
import type { Ctx } from '../ctx.ts'
import { keptBody } from '../watch/kept-body.ts'

/**
 * What was kept of the failures of the year behind the example: their bytes in the file store, where few of them differ, and a
 * note of each beside its check.
 */
export async function loadSamples(
  tx: Tx,
  ctx: Ctx,
  scenario: Scenario,
  turns: readonly (readonly [ExampleCheck, readonly Turn[]])[],
): Promise<void> {
  let nth = 0
  for (const [of, list] of turns)
    for (const { at, mediaType, body } of samplesOf(new Course(of, scenario), list)) {
      nth += 1
      const stored = {
        id: exampleId('smp', '9999', nth),
        fileId: exampleId('fil', '9999', nth),
        at,
        mediaType,
        ...(await ctx.ports.files.put(Buffer.from(body))),
        storedAt: at,
        storedBy: 'job:watch',
      }
      await addSample(tx, keptBody(of.check, stored))
    }
}
