import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { MoneyUnitProvider } from '../ui/money-unit.tsx'
import { LanguageProvider, useLanguage } from '../ui/text.tsx'
import { ToastProvider } from '../ui/toast.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { makeRouter } from './router.tsx'
import { theme } from './theme.ts'

/**
 * Reads are asked again only where a second try can help: not after a refusal. Nothing waits in silence for a network to come
 * back: people are told at once that the server cannot be reached.
 */
function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
        retry: (count, error) => count < 2 && error instanceof ApiError && error.status === 0,
      },
      mutations: { networkMode: 'always' },
    },
  })
}

function Localized() {
  const { language } = useLanguage()
  const [router] = useState(makeRouter)
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      form={{ validateMessages: {}, scrollToFirstError: true }}
    >
      <MoneyUnitProvider>
        <ToastProvider>
          <ErrorBoundary>
            <RouterProvider router={router} />
          </ErrorBoundary>
        </ToastProvider>
      </MoneyUnitProvider>
    </ConfigProvider>
  )
}

/** The whole web program. */
export function App() {
  const [queries] = useState(makeQueries)
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Localized />
      </LanguageProvider>
    </QueryClientProvider>
  )
}
