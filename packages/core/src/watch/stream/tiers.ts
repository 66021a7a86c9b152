import type { LookDepth } from './look.ts'

/** Every probe demuxes. How often it looks at pictures, unless there is doubt. */
const KEYFRAMES_EVERY = 30_000
/** So long everything is decoded once there is doubt; after that the fault is known, and keyframes show its end. */
const FULL_WHILE = 60_000
/** A probe comes a little early or late. */
const SLACK = 1_500
const FRAME_EVERY = 60_000

/** What is remembered of the looks at a stream. Moments are of a steady clock, ms. */
export type LookNotes = {
  readonly lookedAt: number | null
  readonly frameAt: number | null
  /** Since when something looks wrong; null while all is well. */
  readonly doubtSince: number | null
}

/** What this probe decodes. A look costs a quarter of a core second per ten seconds with keyframes, four times that in full. */
export function dueLook(notes: LookNotes, critical: boolean, now: number): LookDepth | 'none' {
  if (critical) return 'full'
  if (notes.doubtSince !== null) return now - notes.doubtSince < FULL_WHILE ? 'full' : 'keyframes'
  return notes.lookedAt === null || now - notes.lookedAt >= KEYFRAMES_EVERY - SLACK ? 'keyframes' : 'none'
}

/** Whether a new small picture is due. */
export const frameDue = (notes: LookNotes, now: number): boolean =>
  notes.frameAt === null || now - notes.frameAt >= FRAME_EVERY - SLACK
