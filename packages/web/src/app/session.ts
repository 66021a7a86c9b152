import { identityApi } from '@rongheng/core/identity/api'
import type { Me } from '@rongheng/core/identity/me'
import type { Permission } from '@rongheng/core/identity/permissions'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'

const KEY = ['session'] as const

/** Who is signed in; null when nobody is. */
export function useSession(): Me | null {
  return useSuspenseQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      try {
        return await call(identityApi.me, {}, { signal })
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null
        throw error
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}

/** Asks again who is signed in, and forgets what another person may have read. */
export function useSessionChanged(): (next: 'signed-in' | 'signed-out') => Promise<void> {
  const reads = useQueryClient()
  return async (next) => {
    if (next === 'signed-out') {
      reads.setQueryData(KEY, null)
      reads.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] })
      return
    }
    await reads.invalidateQueries()
  }
}

/** The person in front of the screen. Present below the sign-in gate only. */
export const ActorContext = createContext<Me | null>(null)

/** The person in front of the screen: id, name, units, roles and permissions. */
export function useActor(): Me {
  const me = useContext(ActorContext)
  if (!me) throw new Error('useActor is used outside the sign-in gate')
  return me
}

/** Whether the person holds a permission: in that unit, or anywhere when no unit is named. The server decides again. */
export function useMay(permission: Permission, unitId?: string): boolean {
  const units = useActor().permissions[permission]
  return units !== undefined && (unitId === undefined ? units.length > 0 : units.includes(unitId))
}
