import { useLocation, useNavigate } from '@tanstack/react-router'

/**
 * A value kept in the address, `?year=2026`, so that a filtered list can be bookmarked, sent to a colleague, and is still
 * there after going back.
 */
export function useQueryValue(name: string, fallback = ''): [string, (next: string) => void] {
  const search = useLocation({ select: (location) => location.search as Record<string, unknown> })
  const navigate = useNavigate()
  const raw = search[name]
  const value = typeof raw === 'string' || typeof raw === 'number' ? String(raw) : fallback
  const change = (next: string) =>
    void navigate({
      to: '.',
      search: ((before: Record<string, unknown>) => ({
        ...before,
        [name]: next === fallback ? undefined : next,
      })) as never,
      replace: true,
    })
  return [value, change]
}
