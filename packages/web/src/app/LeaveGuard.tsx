import { useBlocker } from '@tanstack/react-router'
import { LeaveDialog, usePageUnsaved } from '../ui/unsaved.tsx'

/** Asks before another page takes the place of one that holds something unsaved, and before the window closes. */
export function LeaveGuard() {
  const unsaved = usePageUnsaved()
  const going = useBlocker({
    // A filter or a panel kept in the address is still the same page.
    shouldBlockFn: ({ current, next }) => unsaved.any && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved.any,
    withResolver: true,
  })
  return (
    <LeaveDialog
      open={going.status === 'blocked'}
      onStay={() => going.reset?.()}
      onLeave={() => {
        unsaved.forget()
        going.proceed?.()
      }}
    />
  )
}
