import type { Instant } from '../../kernel/time.ts'
import { blackFrame } from './black-frame.ts'
import type { Course } from './course.ts'
import { errorPage } from './error-pages.ts'
import type { Turn } from './turns.ts'

/** What came back from a target of the example while it failed. */
export type ExampleSample = {
  readonly at: Instant
  readonly mediaType: string
  /** A text is stored as UTF-8. */
  readonly body: string | Uint8Array
}

/**
 * What was kept of the failures of a check, as it is kept while it is watched: at each change of verdict the newest answer since
 * the one before that was a failure and had something in it. What was refused or never answered has nothing.
 *
 * @param turns of this check, oldest first
 */
export function samplesOf(course: Course, turns: readonly Turn[]): ExampleSample[] {
  return turns.flatMap(({ change }, nth) => {
    const since = turns[nth - 1]?.change.at ?? change.at
    const at = newestFailure(course, since, change.at)
    const content = at === null ? null : contentAt(course, at)
    return at === null || content === null ? [] : [{ at, ...content }]
  })
}

/** As many readings may lie between the last failure and the change that says it is over. */
const BACK = 20

function newestFailure(course: Course, after: Instant, upTo: Instant): Instant | null {
  for (let nth = 0; nth <= BACK; nth++) {
    const at = (upTo - nth * course.stepMs) as Instant
    if (at <= after) return null
    if (!course.readingAt(at).ok) return at
  }
  return null
}

function contentAt(course: Course, at: Instant): Omit<ExampleSample, 'at'> | null {
  const { target, check } = course.of
  const effect = course.scenario.effectOn(target, at)
  if (check.settings.kind === 'http' && effect?.kind === 'error') return errorPage(target, effect.status)
  if (check.settings.kind === 'hls' && effect?.kind === 'black')
    return { mediaType: 'image/jpeg', body: blackFrame() }
  return null
}
