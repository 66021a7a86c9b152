import { type ReactNode, Suspense } from 'react'
import { Dialog } from './Dialog.tsx'
import { Loading } from './Loading.tsx'
import { useLeaving } from './unsaved.tsx'

/**
 * Details beside the page: from the right on a desk, over everything on a telephone. Its content may `useRead`. It asks before
 * it closes over a form that is not saved.
 */
export function SidePanel(p: { open: boolean; title: string; onClose: () => void; children: ReactNode }) {
  const { ask, question, Within } = useLeaving()
  return (
    <Dialog open={p.open} title={p.title} onClose={() => ask(p.onClose)} side>
      <Within>
        <Suspense fallback={<Loading />}>{p.children}</Suspense>
      </Within>
      {question}
    </Dialog>
  )
}
