import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

/** The unit that amounts are shown in: 元 or 万元. */
export type MoneyUnit = 'yuan' | 'wan'

const STORED_AS = 'rongheng.money-unit'

const Shown = createContext<{ unit: MoneyUnit; show: (unit: MoneyUnit) => void }>({
  unit: 'wan',
  show: () => undefined,
})

/** Lets people choose 元 or 万元 once for all pages; remembered in this browser. */
export function MoneyUnitProvider({ children }: { children: ReactNode }) {
  const [unit, setUnit] = useState<MoneyUnit>(() =>
    localStorage.getItem(STORED_AS) === 'yuan' ? 'yuan' : 'wan',
  )
  const value = useMemo(
    () => ({
      unit,
      show: (next: MoneyUnit) => {
        localStorage.setItem(STORED_AS, next)
        setUnit(next)
      },
    }),
    [unit],
  )
  return <Shown.Provider value={value}>{children}</Shown.Provider>
}

/** The unit that amounts are shown in now, and how to change it. */
export const useMoneyUnit = () => useContext(Shown)
