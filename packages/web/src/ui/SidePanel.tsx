import { Drawer } from 'antd'
import { type ReactNode, Suspense } from 'react'
import { Loading } from './Loading.tsx'

/** Details beside the page: from the right on a desk, over everything on a telephone. Its content may `useRead`. */
export function SidePanel(p: { open: boolean; title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Drawer
      open={p.open}
      title={p.title}
      onClose={p.onClose}
      size={Math.min(720, window.innerWidth)}
      destroyOnHidden
    >
      <Suspense fallback={<Loading />}>{p.children}</Suspense>
    </Drawer>
  )
}
