import type { FileStore } from '@rongheng/core/kernel/file'
import type { Db } from '@rongheng/storage/db'
import { transaction } from '@rongheng/storage/transaction'
import { addSample, putFrame } from '@rongheng/storage/watch/samples'
import type { CheckId } from '@rongheng/core/watch/ids'
import { newIdAt } from '../new-id.ts'
import { keptBody } from './kept-body.ts'
import type { Sample } from './sample-box.ts'

/** Keeps samples beside the readings, in their own time: a thousand pages of failed targets hold up no reading. */
export type SampleKeeper = {
  readonly keep: (sample: Sample) => void
  /** How many were forgotten because too many waited, or could not be kept. */
  readonly lost: () => number
  readonly stop: () => Promise<void>
}

const MOST_WAITING = 200
const PAUSE_MS = 1_000

export function keepSamples(db: Db, files: FileStore, onTrouble: (cause: unknown) => void): SampleKeeper {
  let bodies: Sample[] = []
  const frames = new Map<CheckId, Sample>()
  let lost = 0
  let working: Promise<void> | null = null

  const keepBody = async ({ check, at, mediaType, bytes }: Sample) => {
    const { sm3, sizeBytes } = await files.put(bytes)
    const stored = { id: newIdAt('smp', at), fileId: newIdAt('fil', at), at, mediaType, sm3, sizeBytes }
    const body = keptBody(check, { ...stored, storedAt: at, storedBy: 'job:watch' })
    await transaction(db, (tx) => addSample(tx, body))
  }
  const keepFrame = ({ check, at, mediaType, bytes }: Sample) =>
    transaction(db, (tx) => putFrame(tx, { checkId: check.id, unitId: check.unitId, at, mediaType, bytes }))
  const work = async () => {
    const now = [...bodies, ...frames.values()]
    bodies = []
    frames.clear()
    for (const sample of now)
      await (sample.kind === 'body' ? keepBody(sample) : keepFrame(sample)).catch((cause: unknown) => {
        lost++
        onTrouble(cause)
      })
  }
  const timer = setInterval(() => {
    working ??= work().finally(() => {
      working = null
    })
  }, PAUSE_MS)
  return {
    keep: (sample) => {
      if (sample.kind === 'frame') frames.set(sample.check.id, sample)
      else if (bodies.length < MOST_WAITING) bodies.push(sample)
      else lost++
    },
    lost: () => lost,
    stop: async () => {
      clearInterval(timer)
      await working
      await work()
    },
  }
}
