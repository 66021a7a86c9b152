import { useNavigate } from '@tanstack/react-router'

/** Goes to another page of the program: `go('/budget/projects/prj_…')`. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate()
  return (to) => void navigate({ to })
}
