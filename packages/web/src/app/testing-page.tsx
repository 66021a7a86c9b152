import type { Me } from '@rongheng/core/identity/me'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN'
import { type ReactNode, Suspense } from 'react'
import { vi } from 'vitest'
import { show } from '../ui/testing.tsx'
import { ToastProvider } from '../ui/toast.tsx'
import { ActorContext } from './session.ts'

/** What the server of a test answers, by `GET /api/…`: a body, or a refusal with its status. */
export type Answers = Record<string, (sent: Record<string, unknown>) => object>

/** An answer that refuses: the status and the body that the server would send. */
export class Refused {
  readonly status: number
  readonly body: object
  constructor(status: number, body: object) {
    this.status = status
    this.body = body
  }
}

/**
 * Shows a page to somebody of the unit `unt_1` who holds some permissions there. The calls of the page are answered from a list;
 * one that is not in it fails as if the server were away.
 *
 * @returns what was sent, as `POST /api/…` with its body
 */
export function showPage(
  page: ReactNode,
  p: { permissions: readonly string[]; answers: Answers },
): { readonly sent: { readonly call: string; readonly body: Record<string, unknown> }[] } {
  const sent: { call: string; body: Record<string, unknown> }[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(input as string, 'http://center.example')
    const call = `${init?.method ?? 'GET'} ${url.pathname}`
    const body = JSON.parse((init?.body as string | undefined) ?? '{}') as Record<string, unknown>
    const answer = p.answers[call]?.({ ...Object.fromEntries(url.searchParams), ...body })
    if (!answer) throw new TypeError(`nobody answers ${call}`)
    if (init?.method !== 'GET') sent.push({ call, body })
    return answer instanceof Refused
      ? new Response(JSON.stringify(answer.body), { status: answer.status })
      : new Response(JSON.stringify(answer))
  })
  const me: Me = {
    id: 'usr_1',
    userName: 'yunwei',
    name: '罗斌',
    grants: [],
    permissions: Object.fromEntries(p.permissions.map((one) => [one, ['unt_1']])),
    units: [{ id: 'unt_1', parentId: null, name: '示例区融媒体中心' }],
    mustChangePassword: false,
    passwordExpired: false,
    passwordExpiresAt: null,
    previousVisitAt: null,
    passwordRule: { minLength: 12, classes: 3, history: 5 },
  }
  const root = createRootRoute({
    component: () => <Suspense fallback="…">{page}</Suspense>,
    notFoundComponent: () => null,
  })
  const router = createRouter({ routeTree: root, history: createMemoryHistory() })
  show(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ActorContext value={me}>
        <ConfigProvider locale={zhCN}>
          <ToastProvider>
            <RouterProvider router={router as never} />
          </ToastProvider>
        </ConfigProvider>
      </ActorContext>
    </QueryClientProvider>,
  )
  return { sent }
}
