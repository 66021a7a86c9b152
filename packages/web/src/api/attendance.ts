import { UNATTENDED } from '@rongheng/core/identity/attendance'

// Somewhat more than the minute after which a page asks again: who typed a moment after one question is still there at the next.
const ALONE_AFTER_MS = 90_000

// Opening the page is the first act.
let lastAct = Date.now()

/** Begins to notice when somebody does something on this page. */
export function watchAttendance(): void {
  const act = () => {
    lastAct = Date.now()
  }
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    document.addEventListener(event, act, { capture: true, passive: true })
}

/** Headers that tell the server when nobody is at the page: what it asks by itself then does not keep the session alive. */
export const attendanceHeaders = (now: number = Date.now()): Record<string, string> =>
  now - lastAct > ALONE_AFTER_MS ? { [UNATTENDED]: '1' } : {}
