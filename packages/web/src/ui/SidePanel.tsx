import { type ReactNode, Suspense } from 'react'
import { Dialog } from './Dialog.tsx'
import { Loading } from './Loading.tsx'

/** Details beside the page: from the right on a desk, over everything on a telephone. Its content may `useRead`. */
export function SidePanel(p: { open: boolean; title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Dialog open={p.open} title={p.title} onClose={p.onClose} side>
      <Suspense fallback={<Loading />}>{p.children}</Suspense>
    </Dialog>
  )
}
