import { render } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { MoneyUnitProvider } from './money-unit.tsx'
import { LanguageProvider } from './text.tsx'

/** Shows a part as a page would: in Chinese, amounts in 万元, unless the test chose otherwise before. */
export const show = (part: ReactNode) =>
  render(
    <LanguageProvider>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <MoneyUnitProvider>{part}</MoneyUnitProvider>
      </ConfigProvider>
    </LanguageProvider>,
  )
